/** For the unit tests of applications: a Patchbay in this process, and a clock to go with it. */
export {
  Delayed,
  delayed,
  type FakeAnswer,
  type FakeRequest,
  NetworkFailure,
  networkFailure,
  type OperationId,
  type Partially,
  Problem,
  type ProblemOptions,
  problem,
  Reply,
  reply,
} from "./testing/answers.ts";
export { FakeClock } from "./testing/clock.ts";
export { type FakeOptions, FakePatchbay } from "./testing/fake.ts";
export type { Operations } from "./testing/generated/types.ts";
export type { Restore } from "./testing/install.ts";
