import { type ErrorFields, type FailureKey, formatError, PatchbayError } from "../core/errors.ts";
import { isText, property } from "../core/values.ts";

/** The server answered, but not with a success. Statuses without a class of their own have this one. */
export class ApiError extends PatchbayError {
  /** Stable machine code; undefined when something in front of the server answered. New ones may come. */
  override readonly key: FailureKey | undefined;

  constructor(fields: ErrorFields, options: ConstructorParameters<typeof PatchbayError>[1] & { key?: string | undefined } = {}) {
    super(fields, options);
    this.key = options.key;
  }
}

/** 400: the request is not valid; `details` says what is wrong with it. */
export class ValidationError extends ApiError {}
/** 401: no access token, or one that does not count any more. */
export class AuthenticationError extends ApiError {}
/** 403: the caller is known but may not do this. */
export class PermissionError extends ApiError {}
/** 404: it does not exist, or the caller may not know of it. */
export class NotFoundError extends ApiError {}
/** 409: the present state does not allow it. */
export class ConflictError extends ApiError {}
/** 429: too many requests. */
export class RateLimitError extends ApiError {}
/** 500 and above: the fault is on the other side. Also an answer that cannot be read. */
export class ServerError extends ApiError {}

/** There was no answer: the connection could not be made or broke. `cause` says why. */
export class ConnectionError extends PatchbayError {
  override readonly key = "connection_failed";
}
/** There was no answer in time (code 408). */
export class TimeoutError extends PatchbayError {
  override readonly key = "timeout";
}
/** The caller ended the call; `cause` is the signal's reason (code 499). */
export class AbortError extends PatchbayError {
  override readonly key = "aborted";
}

const classes = {
  ApiError,
  ValidationError,
  AuthenticationError,
  PermissionError,
  NotFoundError,
  ConflictError,
  RateLimitError,
  ServerError,
  ConnectionError,
  TimeoutError,
  AbortError,
};

// On the prototypes, so that names survive minification and stay out of the own properties.
for (const [name, type] of Object.entries(classes)) {
  Object.defineProperty(type.prototype, "name", { value: name, configurable: true, writable: true });
}

const byStatus: Readonly<Record<number, typeof ApiError>> = {
  400: ValidationError,
  401: AuthenticationError,
  403: PermissionError,
  404: NotFoundError,
  409: ConflictError,
  429: RateLimitError,
};

/** The failure of an attempt, as the class that says what kind of failure it is. */
export function classify(thrown: unknown): PatchbayError {
  if (!(thrown instanceof PatchbayError)) return new PatchbayError(formatError(thrown), { cause: thrown });
  const { response, cause } = thrown;
  if (response !== undefined) {
    const type = byStatus[response.status] ?? (response.status >= 500 ? ServerError : ApiError);
    return new type(thrown, { response, key: keyOf(response.text) });
  }
  if (cause instanceof SyntaxError) return new ServerError(thrown, { cause });
  // Whoever asks for a request that cannot be made has no connection problem: there is no cause underneath.
  return cause === undefined ? thrown : new ConnectionError(thrown, { cause });
}

/** A mistake in what the caller gave, found before anything was sent. */
export function refusal(thrown: unknown): PatchbayError {
  if (!(thrown instanceof PatchbayError) || thrown.code !== 400) return classify(thrown);
  return new ValidationError(thrown, { key: "invalid_request", cause: thrown.cause });
}

function keyOf(text: string): string | undefined {
  try {
    const key = property(JSON.parse(text), "key");
    return isText(key) ? key : undefined;
  } catch {
    return undefined;
  }
}
