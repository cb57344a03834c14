package live.chobi.chat.protocol;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BinaryNode;
import com.fasterxml.jackson.databind.node.ContainerNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/// Binary values inside JSON: on the wire a placeholder `{"_placeholder":true,"num":0}` and a message of its own, in a
/// packet a binary node in that place. Spec: Socket.IO protocol 5, "Binary events".
///
/// Trees come from the JSON reader, which limits their depth, so the recursion is bounded.
final class Attachments {
    private static final String PLACEHOLDER = "_placeholder";
    private static final String NUMBER = "num";

    private Attachments() {
    }

    /// Puts the attachments where their placeholders stand, in the tree itself. Without attachments a placeholder is
    /// ordinary data.
    static ArrayNode insert(ArrayNode tree, List<byte[]> attachments) {
        if (!attachments.isEmpty()) {
            insertInto(tree, attachments);
        }
        return tree;
    }

    private static void insertInto(JsonNode tree, List<byte[]> attachments) {
        switch (tree) {
            case ArrayNode array -> {
                for (int i = 0; i < array.size(); i++) {
                    array.set(i, inserted(array.get(i), attachments));
                }
            }
            case ObjectNode object ->
                object.properties().forEach(it -> it.setValue(inserted(it.getValue(), attachments)));
            default -> {
                // a plain value has no inside
            }
        }
    }

    private static JsonNode inserted(JsonNode node, List<byte[]> attachments) {
        if (!node.path(PLACEHOLDER).isBoolean() || !node.path(PLACEHOLDER).booleanValue()) {
            insertInto(node, attachments);
            return node;
        }
        JsonNode number = node.path(NUMBER);
        if (!number.isInt() || number.intValue() < 0 || number.intValue() >= attachments.size()) {
            throw new ProtocolViolation("a placeholder for an attachment that does not exist");
        }
        return BinaryNode.valueOf(attachments.get(number.intValue()));
    }

    static boolean isIn(JsonNode tree) {
        if (tree.isBinary()) {
            return true;
        }
        if (tree instanceof ContainerNode<?>) {
            for (JsonNode child : tree) {
                if (isIn(child)) {
                    return true;
                }
            }
        }
        return false;
    }

    /// A copy with placeholders; the bytes go to `found`, in the order of their numbers.
    static JsonNode extract(JsonNode tree, List<byte[]> found) {
        return switch (tree) {
            case BinaryNode binary -> {
                found.add(binary.binaryValue());
                yield JsonNodeFactory.instance.objectNode().put(PLACEHOLDER, true).put(NUMBER, found.size() - 1);
            }
            case ArrayNode array -> {
                ArrayNode copy = JsonNodeFactory.instance.arrayNode(array.size());
                array.forEach(it -> copy.add(extract(it, found)));
                yield copy;
            }
            case ObjectNode object -> {
                ObjectNode copy = JsonNodeFactory.instance.objectNode();
                object.properties().forEach(it -> copy.set(it.getKey(), extract(it.getValue(), found)));
                yield copy;
            }
            default -> tree;
        };
    }
}
