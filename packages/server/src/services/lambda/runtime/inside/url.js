// `URL` and `URLSearchParams`. The outside parses, so that a URL means the same here and where it is called.
({ host }) => {
  const parse = (url, base) => host("url", JSON.stringify(base === undefined ? [String(url)] : [String(url), String(base)]));
  const refresh = Symbol("refresh");

  class URLSearchParams {
    #pairs = [];
    #changed = () => undefined;
    constructor(init = "", changed = undefined) {
      if (changed !== undefined) this.#changed = changed;
      if (typeof init === "object" && init !== null) {
        const pairs = typeof init[Symbol.iterator] === "function" ? [...init] : Object.entries(init);
        this.#pairs = pairs.map(([name, value]) => [String(name), String(value)]);
      } else this[refresh](String(init));
    }
    [refresh](query) {
      this.#pairs = JSON.parse(host("query", JSON.stringify(query)));
    }
    get size() {
      return this.#pairs.length;
    }
    get(name) {
      return this.#pairs.find(([each]) => each === String(name))?.[1] ?? null;
    }
    getAll(name) {
      return this.#pairs.filter(([each]) => each === String(name)).map(([, value]) => value);
    }
    has(name) {
      return this.#pairs.some(([each]) => each === String(name));
    }
    append(name, value) {
      this.#pairs.push([String(name), String(value)]);
      this.#changed();
    }
    set(name, value) {
      const at = this.#pairs.findIndex(([each]) => each === String(name));
      if (at === -1) return this.append(name, value);
      this.#pairs = this.#pairs.filter(([each], index) => index <= at || each !== String(name));
      this.#pairs[at] = [String(name), String(value)];
      this.#changed();
    }
    delete(name) {
      this.#pairs = this.#pairs.filter(([each]) => each !== String(name));
      this.#changed();
    }
    sort() {
      this.#pairs.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
      this.#changed();
    }
    forEach(callback) {
      for (const [name, value] of this) callback(value, name, this);
    }
    *entries() {
      for (const [name, value] of this.#pairs) yield [name, value];
    }
    *keys() {
      for (const [name] of this.#pairs) yield name;
    }
    *values() {
      for (const [, value] of this.#pairs) yield value;
    }
    [Symbol.iterator]() {
      return this.entries();
    }
    toString() {
      return host("form", JSON.stringify(this.#pairs));
    }
  }

  const parts = ["protocol", "username", "password", "host", "hostname", "port", "pathname", "search", "hash"];
  class URL {
    #parts;
    #search;
    static canParse(url, base) {
      return parse(url, base) !== undefined;
    }
    constructor(url, base) {
      this.#read(parse(url, base), url);
      this.#search = new URLSearchParams(this.#parts.search, () => {
        this.#change("search", this.#search.toString());
      });
    }
    #read(found, url) {
      if (found === undefined) throw new TypeError(`Invalid URL: ${url}`);
      this.#parts = JSON.parse(found);
    }
    #change(part, value) {
      this.#read(host("changeUrl", JSON.stringify([this.#parts.href, part, String(value)])), value);
    }
    get href() {
      return this.#parts.href;
    }
    set href(url) {
      this.#read(parse(url), url);
      this.#search[refresh](this.#parts.search);
    }
    get origin() {
      return this.#parts.origin;
    }
    get searchParams() {
      return this.#search;
    }
    toString() {
      return this.#parts.href;
    }
    toJSON() {
      return this.#parts.href;
    }
    static {
      for (const part of parts) {
        Object.defineProperty(URL.prototype, part, {
          configurable: true,
          enumerable: true,
          get() {
            return this.#parts[part];
          },
          set(value) {
            this.#change(part, value);
            if (part === "search") this.#search[refresh](this.#parts.search);
          },
        });
      }
    }
  }
  return { URL, URLSearchParams };
};
