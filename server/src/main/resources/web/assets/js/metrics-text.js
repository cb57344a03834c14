/** The meters of a node, read from the text of `/metrics` (Prometheus exposition format 0.0.4). Pure. */

const line = /^([A-Za-z_:][A-Za-z0-9_:]*)(\{.*\})?\s+(\S+)/;

/** → Map from a meter's name to the sum of its values over all labels; what is no number is left out. */
export function metersOf(text) {
  const sums = new Map();
  for (const each of text.split("\n")) {
    const parts = each.startsWith("#") ? null : line.exec(each);
    const value = Number(parts?.[3]);
    if (parts === null || !Number.isFinite(value)) continue;
    sums.set(parts[1], (sums.get(parts[1]) ?? 0) + value);
  }
  return sums;
}

/** The figures that a person wants first: [key, value, kind]; those that the node does not have are left out. */
export function figuresOfNode(meters) {
  const wanted = [
    ["node.publishers", "chobi_media_publishers", "number"],
    ["node.players", "chobi_media_players", "number"],
    ["node.connections", "chobi_http_connections", "number"],
    ["node.inFlight", "chobi_http_requests_in_flight", "number"],
    ["node.waiting", "chobi_http_requests_waiting", "number"],
    ["node.queued", "chobi_log_queued_commands", "number"],
    ["node.memory", "jvm_memory_used_bytes", "bytes"],
    ["node.threads", "jvm_threads_current", "number"],
    ["node.diskFree", "chobi_media_recording_disk_free_bytes", "bytes"],
    ["node.lagNotifications", "chobi_notifications_lag_seconds", "seconds"],
  ];
  const figures = wanted.map(([key, name, kind]) => [key, meters.get(name), kind]);
  const [started] = [meters.get("process_start_time_seconds")];
  if (started !== undefined) figures.unshift(["node.startedAt", started * 1_000, "moment"]);
  return figures.filter(([, value]) => value !== undefined);
}
