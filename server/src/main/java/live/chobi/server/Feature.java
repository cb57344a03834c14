package live.chobi.server;

import java.util.List;
import live.chobi.kernel.Endpoint;
import live.chobi.log.RowType;
import live.chobi.outbox.JobKind;

/// What a feature brings to the whole. A list, not a plug-in: [Node] writes them down by hand, and one can be left out.
///
/// @param name also its router, its table group and its family of settings
record Feature(String name, List<Endpoint<?, ?>> procedures, List<RowType> rows, List<JobKind> jobs) {}
