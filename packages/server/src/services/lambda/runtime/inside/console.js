// `console`: values as text, in the spirit of Node's, bounded so that a large object costs little.
({ host }) => {
  const deepest = 4;
  const longest = 100;

  const show = (value, depth, seen) => {
    if (typeof value === "string") return depth === 0 ? value : JSON.stringify(value);
    if (typeof value === "bigint") return `${value}n`;
    if (typeof value === "function") return `[function ${value.name || "anonymous"}]`;
    if (typeof value !== "object" || value === null) return String(value);
    if (value instanceof Error) return value.stack ? `${value.name}: ${value.message}\n${value.stack}`.trimEnd() : String(value);
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString();
    if (value instanceof RegExp) return String(value);
    if (value instanceof Promise) return "[Promise]";
    if (seen.includes(value)) return "[circular]";
    const inner = [...seen, value];
    if (depth >= deepest) return Array.isArray(value) ? "[array]" : "[object]";
    if (value instanceof Map)
      return `Map ${braced([...value].map(([key, each]) => `${show(key, depth + 1, inner)} => ${show(each, depth + 1, inner)}`))}`;
    if (value instanceof Set) return `Set ${braced([...value].map((each) => show(each, depth + 1, inner)))}`;
    if (Array.isArray(value) || ArrayBuffer.isView(value)) {
      const items = Array.from(value.length > longest ? value.slice(0, longest) : value, (each) => show(each, depth + 1, inner));
      return `[${items.join(", ")}${value.length > longest ? ", …" : ""}]`;
    }
    return braced(Object.keys(value).map((key) => `${key}: ${show(value[key], depth + 1, inner)}`));
  };

  const braced = (members) => {
    const more = members.length > longest ? ["…"] : [];
    return members.length === 0 ? "{}" : `{ ${[...members.slice(0, longest), ...more].join(", ")} }`;
  };

  const shown = (value) => {
    try {
      return show(value, 0, []);
    } catch {
      return "(unprintable)";
    }
  };

  const at =
    (level) =>
    (...values) => {
      host("log", level, JSON.stringify(values.map(shown).join(" ")));
    };
  const console = {
    log: at("info"),
    info: at("info"),
    debug: at("debug"),
    warn: at("warn"),
    error: at("error"),
    trace: at("debug"),
  };
  return { console };
};
