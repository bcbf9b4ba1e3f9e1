// Runs inside QuickJS before a user's function, once per call, so it is short; what few functions need is loaded when it is
// touched. `host` is all there is of the outside: a function that takes and gives
// texts (as JSON, because a text with a NUL does not cross) and bytes. Nothing here protects the
// platform, since the user's code may change every built-in that this uses. It only has itself to hurt.
(host) => {
  const { stringify, parse } = JSON;
  const waiting = new Map();
  const loaded = new Map();

  const define = (name, value) =>
    Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });

  /** Asks the outside for something; the promise settles when its answer comes. */
  const ask = (kind, question) =>
    new Promise((resolve, reject) => {
      waiting.set(host("ask", kind, stringify(question)), { resolve, reject });
    });

  const tools = { host, ask, define };
  const library = (name) => {
    if (!loaded.has(name)) loaded.set(name, host("library", name)(tools));
    return loaded.get(name);
  };
  tools.library = library;

  const lazily = (from, names) => {
    for (const name of names) {
      Object.defineProperty(globalThis, name, {
        configurable: true,
        enumerable: false,
        get: () => {
          define(name, library(from)[name]);
          return globalThis[name];
        },
        set: (value) => define(name, value),
      });
    }
  };
  lazily("console", ["console"]);
  lazily("timers", ["setTimeout", "setInterval", "clearTimeout", "clearInterval", "queueMicrotask"]);
  lazily("encoding", ["TextEncoder", "TextDecoder", "atob", "btoa"]);
  lazily("url", ["URL", "URLSearchParams"]);
  lazily("abort", ["AbortController", "AbortSignal", "DOMException"]);
  lazily("fetch", ["fetch", "Headers", "Request", "Response"]);
  lazily("crypto", ["crypto"]);
  lazily("clone", ["structuredClone"]);
  lazily("patchbay", ["patchbay"]);
  // Without Atomics it is of no use.
  delete globalThis.SharedArrayBuffer;

  const text = (value) => {
    try {
      return typeof value === "string" ? value : String(value);
    } catch {
      return "(unprintable)";
    }
  };

  /** What was thrown, as text. */
  const describe = (error) => {
    try {
      if (!(error instanceof Error)) return stringify({ name: "Error", message: text(error), stack: "" });
      return stringify({ name: text(error.name), message: text(error.message), stack: text(error.stack) });
    } catch {
      return stringify({ name: "Error", message: "(unprintable)", stack: "" });
    }
  };

  return {
    describe,
    run: (main, parameters, given) => {
      const context = parse(given);
      tools.trace = context.trace?.trace;
      if (typeof main !== "function") throw new TypeError("The default export must be a function.");
      let token;
      Object.defineProperty(context, "access_token", {
        enumerable: true,
        get: () => {
          token ??= host("token");
          return token;
        },
      });
      context.log = (...values) => library("console").console.log(...values);
      (async () => stringify(await main(parse(parameters), context)))().then(
        (answer) => host("done", answer === undefined ? "null" : answer),
        (error) => host("fail", describe(error)),
      );
    },
    /** The answer to what was asked for under this number. */
    settle: (number, answer, refusal) => {
      const asked = waiting.get(number);
      waiting.delete(number);
      if (asked === undefined) return;
      if (refusal === "") asked.resolve(parse(answer));
      else asked.reject(new TypeError(refusal));
    },
    fire: (number) => library("timers").fire(number),
  };
};
