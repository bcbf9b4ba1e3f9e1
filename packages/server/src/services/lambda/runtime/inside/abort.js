() => {
  class DOMException extends Error {
    constructor(message = "", name = "Error") {
      super(message);
      Object.defineProperty(this, "name", { value: name });
    }
  }
  const abort = Symbol("abort");

  class AbortSignal {
    #listeners = new Map();
    #reason;
    #aborted = false;
    onabort = null;
    get aborted() {
      return this.#aborted;
    }
    get reason() {
      return this.#reason;
    }
    throwIfAborted() {
      if (this.#aborted) throw this.#reason;
    }
    addEventListener(type, listener, options) {
      if (type === "abort" && listener) this.#listeners.set(listener, options?.once === true);
    }
    removeEventListener(type, listener) {
      if (type === "abort") this.#listeners.delete(listener);
    }
    [abort](reason) {
      if (this.#aborted) return;
      this.#aborted = true;
      this.#reason = reason === undefined ? new DOMException("This operation was aborted", "AbortError") : reason;
      const event = { type: "abort", target: this };
      const listeners = [...this.#listeners];
      for (const [listener, once] of listeners) {
        if (once) this.#listeners.delete(listener);
        if (typeof listener === "function") listener.call(this, event);
        else listener.handleEvent(event);
      }
      this.onabort?.(event);
    }
    static abort(reason) {
      const signal = new AbortSignal();
      signal[abort](reason);
      return signal;
    }
    static timeout(ms) {
      const signal = new AbortSignal();
      setTimeout(() => signal[abort](new DOMException("The operation was aborted due to timeout", "TimeoutError")), ms);
      return signal;
    }
    static any(signals) {
      const joined = new AbortSignal();
      for (const signal of signals) {
        if (signal.aborted) joined[abort](signal.reason);
        else signal.addEventListener("abort", () => joined[abort](signal.reason), { once: true });
      }
      return joined;
    }
  }
  class AbortController {
    #signal = new AbortSignal();
    get signal() {
      return this.#signal;
    }
    abort(reason) {
      this.#signal[abort](reason);
    }
  }
  return { AbortController, AbortSignal, DOMException };
};
