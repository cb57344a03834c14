package live.chobi.server.demo;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;

/// What viewers of one language say: every line once in a random order, then all again, so that nobody repeats what was
/// said just now. Any thread.
final class Lines {
    static final List<String> ARABIC = List.of(
            "مساء الخير للجميع 🌙", "السلام عليكم ورحمة الله", "يا سلام على الأجواء", "الصورة صافية جدًا اليوم 👌",
            "من وين تتابعونا؟", "أنا معكم من عمّان", "تحياتي من الدار البيضاء", "ما شاء الله، عمل جميل",
            "أول مرة أدخل البث، حبيت المكان ❤️", "الموسيقى هادئة ومريحة", "يلا نرسل ورود 🌹🌹", "شكرًا على الهدية!",
            "متى البث القادم؟", "كل يوم أنتظر هذا الوقت", "الألوان رهيبة 😍", "لا أحد يطفئ الأضواء 😄",
            "ههههه صح كلامك", "مين أرسل الصاروخ؟ 🚀", "اشتركت وفعّلت التنبيهات", "بالتوفيق إن شاء الله",
            "الصوت واضح عندي", "أحلى جمهور والله", "سلام من بغداد", "نورتوا البث 💫");
    static final List<String> ENGLISH = List.of(
            "hey everyone 👋", "good evening from Lisbon", "this looks so calm", "the colours tonight 😍",
            "first time here, love it", "how long have you been live?", "greetings from Cairo!",
            "audio is perfect for me", "that rocket was huge 🚀", "roses for the host 🌹",
            "who else is studying to this?",
            "no lag at all here", "just followed!", "can we get a hundred roses?",
            "welcome to everyone who just joined",
            "ok that was smooth", "I could watch this for hours", "thank you for the stream ❤️", "brb getting tea ☕",
            "back! what did I miss?", "haha exactly", "same time tomorrow?", "sending love from Toronto",
            "the chat is so nice today");

    private final List<String> all;
    private final Deque<String> left = new ArrayDeque<>();

    Lines(List<String> all) {
        this.all = all;
    }

    synchronized String next() {
        if (left.isEmpty()) {
            List<String> shuffled = new ArrayList<>(all);
            Collections.shuffle(shuffled);
            left.addAll(shuffled);
        }
        return left.removeFirst();
    }
}
