/** A thread that runs users' functions, one at a time, each in a QuickJS runtime of its own. */
import { setPriority } from "node:os";
import { parentPort, workerData } from "node:worker_threads";
import { Execution } from "./execution.ts";
import { Instance } from "./instance.ts";
import type { FromThread, ThreadData, ToThread, Work } from "./protocol.ts";

/** On Linux a priority belongs to a thread: when the machine is busy, the server has about three times the time of users' code. */
const lowerPriority = 5;

const port = parentPort;
if (port === null) throw new Error("This is a thread, not a program.");
const data: ThreadData = workerData;
const say = (message: FromThread) => port.postMessage(message);

if (process.platform === "linux") setPriority(lowerPriority);

let instance: Instance | undefined;
let execution: Execution | undefined;

/** An instance in which nobody else's code has run, with the memory that this code may use. */
async function instanceFor({ owner, limits }: Work): Promise<Instance> {
  if (instance?.fits(owner, limits.memory_bytes) !== true) instance = await Instance.create(data, owner, limits.memory_bytes);
  return instance;
}

async function perform(work: Work): Promise<void> {
  execution = new Execution(await instanceFor(work), work, data, say);
  const { outcome, spent } = await execution.run();
  execution = undefined;
  say({ type: "outcome", outcome, spent });
  if (spent) port?.close();
  else if (instance?.isWorn() === true) instance = undefined;
  // The next runtime is made while nobody waits for it.
  else instance?.prepare();
}

port.on("message", (message: ToThread) => {
  if (message.type === "work") void perform(message.work);
  else execution?.answer(message.number, message.answer, message.refusal);
});
say({ type: "ready" });
