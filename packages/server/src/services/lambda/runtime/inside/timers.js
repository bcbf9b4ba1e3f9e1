({ host }) => {
  const timers = new Map();
  let last = 0;
  const start = (callback, delay, values, again) => {
    if (typeof callback !== "function") throw new TypeError("The callback must be a function.");
    const number = ++last;
    const ms = Math.max(0, Math.min(2147483647, Number(delay) || 0));
    timers.set(number, { callback, ms, values, again });
    host("timer", number, ms);
    return number;
  };
  const stop = (number) => {
    if (timers.delete(number)) host("clear", number);
  };
  return {
    setTimeout: (callback, delay, ...values) => start(callback, delay, values, false),
    setInterval: (callback, delay, ...values) => start(callback, delay, values, true),
    clearTimeout: stop,
    clearInterval: stop,
    queueMicrotask: (callback) => {
      Promise.resolve().then(callback);
    },
    fire: (number) => {
      const timer = timers.get(number);
      if (timer === undefined) return;
      if (timer.again) host("timer", number, Math.max(1, timer.ms));
      else timers.delete(number);
      timer.callback(...timer.values);
    },
  };
};
