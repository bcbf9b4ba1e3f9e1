import { redact, redactText } from "../core/redact.ts";
import { isObject, property } from "../core/values.ts";
import { getGlobalThis } from "./store.ts";

/** Severities of RFC 5424, the most urgent first. */
const LEVELS = ["emerg", "alert", "crit", "error", "warning", "notice", "info", "debug"] as const;
export type LogLevel = (typeof LEVELS)[number];

type Write = "log" | "warn" | "error";

const WRITES: Partial<Record<LogLevel, Write>> = { debug: "log", info: "log", notice: "warn", warning: "warn" };

/** Ids of a request, which an entry shows at its root so that log stores can index them. */
const ROOT_KEYS = ["id", "trace", "parent"];

/**
 * The logger of the SDK: one JSON text per entry, to the console. Tokens, passwords and secrets never get into it.
 * The threshold `MS_LOGLEVEL` (default `info`) and `MS_LOGPRETTY` are read when the logger is first asked for.
 */
export class Logger {
  static #instance: Logger | undefined;

  readonly #threshold: number;
  readonly #indent: number | undefined;

  private constructor() {
    const { MS_LOGLEVEL: level, MS_LOGPRETTY: pretty } = getGlobalThis();
    this.#threshold = LEVELS.indexOf(isLevel(level) ? level : "info");
    this.#indent = String(pretty) === "true" ? 2 : undefined;
  }

  /** The one logger of the process. */
  static getInstance(): Logger {
    Logger.#instance ??= new Logger();
    return Logger.#instance;
  }

  /**
   * Writes an entry if its level passes the threshold.
   *
   * @param level An unknown one counts as `info`.
   * @param meta Objects are merged, anything else stands under its position. `debug: true` in it raises the level to
   * `alert`, so that the requests of a debugged task are always seen.
   */
  log(level: LogLevel, message: string = "default message", ...meta: readonly unknown[]): void {
    const known = isLevel(level) ? level : "info";
    const debugged = meta.findLast((entry) => property(entry, "debug") !== undefined);
    const raised = property(debugged, "debug") === true ? "alert" : known;
    if (LEVELS.indexOf(raised) <= this.#threshold) this.#write(raised, message, meta);
  }

  #write(level: LogLevel, message: string, meta: readonly unknown[]): void {
    // Looked up at the time of the call: consoles are replaced by test runners and log collectors.
    const output = globalThis.console;
    try {
      const merged = mergeMeta(meta);
      const lifted = ROOT_KEYS.filter((key) => typeof merged[key] === "string").map((key) => [key, merged[key]]);
      const entry = {
        level,
        message: redactText(String(message)),
        application: "s2sMsSDK",
        timestamp: new Date().toISOString(),
        ...Object.fromEntries(lifted),
        metadata: meta.length === 0 ? {} : { meta: { ...merged, level } },
      };
      output[WRITES[level] ?? "error"](JSON.stringify(entry, null, this.#indent));
    } catch (error) {
      output.error(`log entry could not be written: ${String(error)}`);
    }
  }

  emerg(message?: string, ...meta: readonly unknown[]): void {
    this.log("emerg", message, ...meta);
  }

  alert(message?: string, ...meta: readonly unknown[]): void {
    this.log("alert", message, ...meta);
  }

  crit(message?: string, ...meta: readonly unknown[]): void {
    this.log("crit", message, ...meta);
  }

  error(message?: string, ...meta: readonly unknown[]): void {
    this.log("error", message, ...meta);
  }

  warning(message?: string, ...meta: readonly unknown[]): void {
    this.log("warning", message, ...meta);
  }

  notice(message?: string, ...meta: readonly unknown[]): void {
    this.log("notice", message, ...meta);
  }

  info(message?: string, ...meta: readonly unknown[]): void {
    this.log("info", message, ...meta);
  }

  debug(message?: string, ...meta: readonly unknown[]): void {
    this.log("debug", message, ...meta);
  }
}

function isLevel(value: unknown): value is LogLevel {
  return LEVELS.some((level) => level === value);
}

/** Merges what was logged beside the message, without secrets. */
function mergeMeta(meta: readonly unknown[]): Record<string, unknown> {
  const merged: Record<string, unknown> = {};
  meta.forEach((entry, index) => {
    // An Error's message is not enumerable, so a merge would lose it.
    const clean = entry instanceof Error ? { name: entry.name, message: redactText(entry.message) } : redact(entry);
    if (isObject(clean) && !Array.isArray(clean)) Object.assign(merged, clean);
    else merged[String(index)] = clean;
  });
  return merged;
}

/** The one logger of the process, for callers of `require("…/lib/node-logger").getInstance()`. */
export function getInstance(): Logger {
  return Logger.getInstance();
}
