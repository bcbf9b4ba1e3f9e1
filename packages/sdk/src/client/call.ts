/** The body of an answer, with its status and headers. */
export interface Answer<T> {
  readonly data: T;
  readonly status: number;
  readonly headers: Headers;
}

/** A call under way: a promise of the answer's body. */
export class Call<T> extends Promise<T> {
  /** What `then` gives is an ordinary promise. */
  static override get [Symbol.species](): PromiseConstructor {
    return Promise;
  }

  readonly #answer: Promise<Answer<T>>;

  constructor(answer: Promise<Answer<T>>) {
    super((resolve, reject) => {
      answer.then(({ data }) => resolve(data), reject);
    });
    this.#answer = answer;
  }

  /** The body together with status and headers. */
  withResponse(): Promise<Answer<T>> {
    // Whoever waits here learns of a failure here; the promise of the body must not report it as unhandled besides.
    this.catch(() => undefined);
    return this.#answer;
  }
}
