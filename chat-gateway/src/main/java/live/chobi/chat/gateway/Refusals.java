package live.chobi.chat.gateway;

import live.chobi.chat.ChatMetrics;
import live.chobi.chat.connection.Ack;
import live.chobi.kernel.Problem;

/// Answers an event with the reason why it is refused, and counts it. Any thread.
record Refusals(ChatMetrics metrics) {
    void answer(Ack ack, Problem problem) {
        metrics.eventRefused(problem.code());
        ack.reply(Acks.refused(problem));
    }
}
