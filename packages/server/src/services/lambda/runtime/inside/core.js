// Runs inside QuickJS before a user's function, once per call, so it is short: what few functions need is read when it is
// touched. `host` is all there is of the outside: a function that takes and gives texts (as JSON, because a text with a NUL does
// not cross) and bytes. Nothing here protects the platform: the user's code may change every built-in that this uses, and has
// only itself to hurt.
(host) => {
  const loaded = {};
  const library = (name) => {
    loaded[name] ??= host("library", name)(tools);
    return loaded[name];
  };
  const tools = { host, library };

  // Globals that are not of the language are found behind those that are, on a prototype that makes them.
  const plain = Object.prototype;
  const lent = (name) => !(name in plain) && typeof name === "string" && host("home", name) !== undefined;
  const behind = {
    has: (_, name) => name in plain || lent(name),
    get: (_, name, self) => {
      if (!lent(name)) return Reflect.get(plain, name, self);
      const value = library(host("home", name))[name];
      Object.defineProperty(globalThis, name, { value, writable: true, configurable: true, enumerable: false });
      return value;
    },
  };
  Object.setPrototypeOf(globalThis, new Proxy(plain, behind));
  // Without Atomics it is of no use.
  delete globalThis.SharedArrayBuffer;

  const { stringify, parse } = JSON;
  const describe = (error) => library("errors").describe(error);
  return {
    describe,
    run: (main, parameters, given) => {
      const context = parse(given);
      tools.trace = context.trace?.trace;
      let token;
      const get = () => {
        token ??= host("token");
        return token;
      };
      Object.defineProperty(context, "access_token", { enumerable: true, get });
      context.log = (...values) => library("console").console.log(...values);
      (async () => stringify(await main(parse(parameters), context)))().then(
        (answer) => host("done", answer === undefined ? "null" : answer),
        (error) => host("fail", describe(error)),
      );
    },
    settle: (number, answer, refusal) => library("questions").settle(number, answer, refusal),
    fire: (number) => library("timers").fire(number),
  };
};
