package live.chobi.server.docs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import live.chobi.kernel.Endpoint;
import live.chobi.server.docs.ProcedureTexts.Words;
import live.chobi.server.docs.Shape.Struct;

/// All procedures of this server with their shapes: what the description, OpenAPI, the TypeScript declaration and the
/// page are made from. Immutable.
///
/// @param procedures by path
record ApiModel(List<ApiProcedure> procedures) {
    static ApiModel of(List<? extends Endpoint<?, ?>> endpoints) {
        ShapeReader shapes = new ShapeReader();
        ProcedureTexts texts = new ProcedureTexts();
        return new ApiModel(endpoints.stream().sorted(Comparator.comparing((Endpoint<?, ?> it) -> it.path()))
                .map(it -> procedure(it, shapes, texts)).toList());
    }

    private static ApiProcedure procedure(Endpoint<?, ?> endpoint, ShapeReader shapes, ProcedureTexts texts) {
        Optional<Words> words = texts.of(endpoint.path());
        return new ApiProcedure(endpoint.path(), endpoint.kind(), endpoint.access(), shapes.input(endpoint),
                shapes.output(endpoint), words.map(Words::summary).orElse(""),
                words.map(Words::reasons).orElse(List.of()), words.<JsonNode>flatMap(Words::example));
    }

    Map<String, List<ApiProcedure>> routers() {
        Map<String, List<ApiProcedure>> routers = new TreeMap<>();
        procedures.forEach(it -> routers.computeIfAbsent(it.router(), _ -> new ArrayList<>()).add(it));
        return routers;
    }

    /// Every object with a name, each once, in the order in which they are met.
    Map<String, Struct> structs() {
        Map<String, Struct> structs = new LinkedHashMap<>();
        for (ApiProcedure each : procedures) {
            collect(each.input().shape(), structs);
            collect(each.output().shape(), structs);
        }
        return structs;
    }

    private static void collect(Shape shape, Map<String, Struct> structs) {
        switch (shape) {
            case Struct struct -> {
                if (structs.putIfAbsent(struct.name(), struct) == null) {
                    struct.fields().forEach(it -> collect(it.part().shape(), structs));
                }
            }
            case Shape.Items items -> collect(items.item().shape(), structs);
            case Shape.Table table -> collect(table.value().shape(), structs);
            case Shape.Text _,Shape.Whole _,Shape.Decimal _,Shape.Flag _,Shape.Choice _,Shape.Anything _,Shape.File _,Shape.Bytes _,Shape.Nothing _ -> {
                // These have no parts.
            }
        }
    }
}
