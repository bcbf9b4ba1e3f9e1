// `fetch`, `Headers`, `Request` and `Response`: the part of the Fetch standard that works with whole bodies. The outside makes
// the call, and decides which destinations there are.
({ library }) => {
  const { ask } = library("questions");
  const { bytesOf, encode, decode } = library("encoding");
  const token = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

  class Headers {
    #values = new Map();
    constructor(init) {
      if (init === undefined || init === null) return;
      const pairs = typeof init[Symbol.iterator] === "function" ? [...init] : Object.entries(init);
      for (const [name, value] of pairs) this.append(name, value);
    }
    #name(name) {
      const lower = String(name).toLowerCase();
      if (!token.test(lower)) throw new TypeError(`${name} is no name of a header.`);
      return lower;
    }
    #value(value) {
      const text = String(value).trim();
      if (/[^\t\x20-\x7e\x80-\xff]/.test(text)) throw new TypeError("The value of a header has characters that are not allowed.");
      return text;
    }
    append(name, value) {
      const key = this.#name(name);
      const before = this.#values.get(key);
      this.#values.set(key, before === undefined ? this.#value(value) : `${before}, ${this.#value(value)}`);
    }
    set(name, value) {
      this.#values.set(this.#name(name), this.#value(value));
    }
    get(name) {
      return this.#values.get(this.#name(name)) ?? null;
    }
    has(name) {
      return this.#values.has(this.#name(name));
    }
    delete(name) {
      this.#values.delete(this.#name(name));
    }
    forEach(callback) {
      for (const [name, value] of this) callback(value, name, this);
    }
    *entries() {
      for (const name of [...this.#values.keys()].sort()) yield [name, this.#values.get(name)];
    }
    *keys() {
      for (const [name] of this.entries()) yield name;
    }
    *values() {
      for (const [, value] of this.entries()) yield value;
    }
    [Symbol.iterator]() {
      return this.entries();
    }
  }

  /** A body as text, or as bytes in base64; and the type that it has unless another is said. */
  const bodyOf = (body) => {
    if (body === undefined || body === null) return {};
    if (typeof body === "string") return { text: body, type: "text/plain;charset=UTF-8" };
    if (body instanceof library("url").URLSearchParams)
      return { text: body.toString(), type: "application/x-www-form-urlencoded;charset=UTF-8" };
    if (body instanceof ArrayBuffer || ArrayBuffer.isView(body)) return { base64: decode("base64", bytesOf(body)) };
    return { text: String(body), type: "text/plain;charset=UTF-8" };
  };

  class Body {
    #content;
    #used = false;
    constructor(content) {
      this.#content = content;
    }
    get bodyUsed() {
      return this.#used;
    }
    get body() {
      return null;
    }
    get content() {
      return this.#content;
    }
    #take() {
      if (this.#used) throw new TypeError("The body has been read already.");
      this.#used = this.#content.text !== undefined || this.#content.base64 !== undefined;
      return this.#content;
    }
    async arrayBuffer() {
      const { text, base64 } = this.#take();
      if (base64 !== undefined) return encode("base64", base64);
      return encode("utf8", text ?? "");
    }
    async bytes() {
      return new Uint8Array(await this.arrayBuffer());
    }
    async text() {
      const { text, base64 } = this.#take();
      return base64 === undefined ? (text ?? "") : decode("utf8", encode("base64", base64));
    }
    async json() {
      return JSON.parse(await this.text());
    }
  }

  class Request extends Body {
    constructor(input, init = {}) {
      const from = input instanceof Request ? input : undefined;
      const content = init.body === undefined || init.body === null ? (from?.content ?? {}) : bodyOf(init.body);
      super(content);
      this.url = from?.url ?? String(input);
      this.method = String(init.method ?? from?.method ?? "GET").toUpperCase();
      this.headers = new Headers(init.headers ?? from?.headers);
      this.redirect = init.redirect ?? from?.redirect ?? "follow";
      this.signal = init.signal ?? from?.signal;
      if (content.type !== undefined && !this.headers.has("content-type")) this.headers.set("content-type", content.type);
    }
  }

  class Response extends Body {
    constructor(body, { status = 200, statusText = "", headers, url = "", redirected = false, content } = {}) {
      const given = content ?? bodyOf(body);
      super(given);
      this.status = status;
      this.statusText = statusText;
      this.headers = new Headers(headers);
      this.url = url;
      this.redirected = redirected;
      if (given.type !== undefined && !this.headers.has("content-type")) this.headers.set("content-type", given.type);
    }
    get ok() {
      return this.status >= 200 && this.status <= 299;
    }
    static json(value, init = {}) {
      const headers = new Headers(init.headers);
      if (!headers.has("content-type")) headers.set("content-type", "application/json");
      return new Response(JSON.stringify(value), { ...init, headers });
    }
  }

  /** A call that the outside makes by this way. */
  const through = (way) => async (input, init) => {
    const request = new Request(input, init);
    const { url, method, redirect, signal } = request;
    signal?.throwIfAborted();
    const { text, base64 } = request.content;
    const asked = ask(way, { url, method, redirect, headers: [...request.headers], text, base64 });
    const aborted =
      signal && new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason), { once: true }));
    const { content, ...answer } = await (aborted === undefined ? asked : Promise.race([asked, aborted]));
    return new Response(undefined, { ...answer, content });
  };
  return { Headers, Request, Response, fetch: through("fetch"), platform: through("platform") };
};
