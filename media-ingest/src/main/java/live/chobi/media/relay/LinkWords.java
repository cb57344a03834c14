package live.chobi.media.relay;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import io.netty.channel.ConnectTimeoutException;
import javax.net.ssl.SSLException;

/// What went wrong on a network, in words for somebody who runs a stream and not a network.
final class LinkWords {
    private LinkWords() {
    }

    static String of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            switch (cause) {
                case UnknownHostException _ -> {
                    return "there is no server of this name";
                }
                case ConnectTimeoutException _ -> {
                    return "the server does not answer";
                }
                case ConnectException _ -> {
                    return "nobody listens there; is the port right?";
                }
                case NoRouteToHostException _ -> {
                    return "there is no way to the server";
                }
                case CertificateException _ -> {
                    return "the server's certificate is not valid for its name";
                }
                default -> {
                }
            }
        }
        return failure instanceof SSLException || failure.getCause() instanceof SSLException
                ? "the server does not speak TLS as it should; try rtmp:// instead of rtmps://, or another port"
                : "the connection broke";
    }
}
