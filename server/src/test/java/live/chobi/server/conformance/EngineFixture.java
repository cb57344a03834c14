package live.chobi.server.conformance;

import live.chobi.chat.connection.CloseReason;
import live.chobi.chat.connection.EngineListener;
import live.chobi.chat.connection.EngineSession;
import live.chobi.chat.protocol.EngineIoPacket.BinaryMessage;
import live.chobi.chat.protocol.EngineIoPacket.Message;

/// At `/engine.io/`: every message comes back.
record EngineFixture(EngineSession session) implements EngineListener {
    @Override
    public void text(String text) {
        session.send(new Message(text));
    }

    @Override
    public void binary(byte[] bytes) {
        session.send(new BinaryMessage(bytes));
    }

    @Override
    public void writable() {
        // an echo sends as much as it gets
    }

    @Override
    public void closed(CloseReason reason) {
        // nothing to free
    }
}
