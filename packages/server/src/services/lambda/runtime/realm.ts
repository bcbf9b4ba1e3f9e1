import type { QuickJSContext, QuickJSHandle, QuickJSRuntime } from "quickjs-emscripten-core";
import { libraryText, moduleName, moduleText } from "./modules.ts";
import type { CodeError, ThreadData } from "./protocol.ts";

/** What the code inside calls: an operation and its arguments. Undefined for no answer. */
export type Host = (operation: string, args: readonly QuickJSHandle[]) => QuickJSHandle | undefined;

/** The most characters that cross from inside in one text. */
const longestText = 4 * 1024 * 1024;

/** One runtime of QuickJS with the core in it: the world of one call. */
export class Realm {
  readonly runtime: QuickJSRuntime;
  readonly context: QuickJSContext;
  readonly #core: QuickJSHandle;
  #host: Host = () => undefined;

  constructor(runtime: QuickJSRuntime, data: ThreadData) {
    this.runtime = runtime;
    const context = runtime.newContext();
    this.context = context;
    // When the memory grows while jobs run, quickjs-emscripten 0.32 looks for their context in the memory as it was, finds
    // none and makes one, which is never freed and lets the end of the runtime abort. There is one context only.
    runtime.newContext = () => context;
    runtime.setModuleLoader(
      (name) => moduleText(data.sdk, name),
      (importer, wanted) => moduleName(importer, wanted),
    );
    this.#core = this.#makeCore(data);
  }

  /** Who answers the code; nobody until a call begins. */
  serve(host: Host): void {
    this.#host = host;
  }

  #makeCore({ inside }: ThreadData): QuickJSHandle {
    const { context } = this;
    const make = context.unwrapResult(context.evalCode(libraryText(inside, "core"), "patchbay:core"));
    const host = context.newFunction("host", (operation, ...args) => this.#host(context.getString(operation), args));
    try {
      return context.unwrapResult(context.callFunction(make, context.undefined, host));
    } finally {
      make.dispose();
      host.dispose();
    }
  }

  /** Evaluates a part of what the platform brings: a function. */
  library(folder: string, name: string): QuickJSHandle {
    return this.context.unwrapResult(this.context.evalCode(libraryText(folder, name), `patchbay:${name}`));
  }

  /** Calls a function of the core. @throws CodeFailure */
  call(name: "run" | "describe" | "settle" | "fire", ...args: readonly QuickJSHandle[]): QuickJSHandle {
    const { context } = this;
    const member = context.getProp(this.#core, name);
    const result = context.callFunction(member, context.undefined, ...args);
    member.dispose();
    if (result.error !== undefined) throw new CodeFailure(result.error);
    return result.value;
  }

  /** The same, with texts, where what it returns does not matter. */
  tell(name: "settle" | "fire", ...texts: readonly (string | number)[]): void {
    const { context } = this;
    const args = texts.map((text) => (typeof text === "number" ? context.newNumber(text) : context.newString(text)));
    try {
      this.call(name, ...args).dispose();
    } finally {
      for (const arg of args) arg.dispose();
    }
  }

  /**
   * A text from inside. It is only as long as it says: a NUL would end it, so what may hold one comes as JSON.
   * @throws RangeError when it is longer than any text that may cross
   */
  text(handle: QuickJSHandle | undefined): string {
    if (handle === undefined) return "";
    const length = this.context.getProp(handle, "length");
    const characters = this.context.getNumber(length);
    length.dispose();
    if (characters > longestText) throw new RangeError(`A text of ${characters} characters is too long.`);
    return this.context.getString(handle);
  }

  /** What was thrown. Frees it. */
  errorOf(thrown: QuickJSHandle): CodeError {
    try {
      const described = this.call("describe", thrown);
      const text = this.text(described);
      described.dispose();
      return readError(text);
    } catch (error) {
      if (!(error instanceof CodeFailure)) throw error;
      error.thrown.dispose();
      return { name: "Error", message: "It ended with an error that cannot be shown.", stack: [] };
    } finally {
      thrown.dispose();
    }
  }

  /** Bytes in use. */
  usage(): number {
    const usage = this.runtime.computeMemoryUsage();
    const used = this.context.getProp(usage, "memory_used_size");
    const bytes = this.context.getNumber(used);
    used.dispose();
    usage.dispose();
    return bytes;
  }

  dispose(): void {
    this.#core.dispose();
    this.context.dispose();
    this.runtime.dispose();
  }
}

/** The code inside threw; whoever catches this frees what it threw. */
export class CodeFailure extends Error {
  override readonly name = "CodeFailure";
  readonly thrown: QuickJSHandle;

  constructor(thrown: QuickJSHandle) {
    super("The code inside threw.");
    this.thrown = thrown;
  }
}

const longestMessage = 2_000;

/** An error as the core describes it. The text came from inside, so it may be anything. */
export function readError(text: string): CodeError {
  const members = membersOf(text);
  const stack = String(members.stack ?? "")
    .split("\n")
    .map((line) => line.trim().replace(/^at /, ""))
    .filter((line) => line !== "" && line !== "undefined" && !line.includes("patchbay:") && !line.endsWith("(native)"));
  const name = String(members.name ?? "Error").slice(0, 100);
  return {
    name,
    message: String(members.message ?? "").slice(0, longestMessage),
    stack: stack.slice(0, 20).map((line) => line.slice(0, 200)),
  };
}

function membersOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
