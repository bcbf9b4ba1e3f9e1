// What is asked of the outside, and its answers.
({ host }) => {
  const waiting = new Map();
  return {
    /** Asks for something; the promise settles when its answer comes. */
    ask: (kind, question) =>
      new Promise((resolve, reject) => {
        waiting.set(host("ask", kind, JSON.stringify(question)), { resolve, reject });
      }),
    settle: (number, answer, refusal) => {
      const asked = waiting.get(number);
      waiting.delete(number);
      if (asked === undefined) return;
      if (refusal === "") asked.resolve(JSON.parse(answer));
      else asked.reject(new TypeError(refusal));
    },
  };
};
