/**
 * Every way in which receipts come, through the server and an SMSC: texts of 1 to 10 parts × how their receipts arrive × how
 * ids are written × whether all parts arrive. Each text has one final state, the right one, and it is told once.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql } from "../../kernel/db/sql.ts";
import { startTestServer, type TestServer } from "../../testing/harness.ts";
import { receiptOf, Smsc, type Submitted } from "../../testing/smsc.ts";
import { provision } from "./testing.ts";

const from = "+19415550100";
const hours72 = 72 * 3_600_000;

/** Ids of the n-th submission in its answer and in its receipt, and what a carrier's file says of it. */
const writings = {
  same: { answer: (n: number) => `msg-${n}`, receipt: (n: number) => `MSG-${n}` },
  hex_then_decimal: { answer: (n: number) => `00${(0xabc000 + n).toString(16)}`, receipt: (n: number) => `${0xabc000 + n}` },
  decimal_then_hex: { answer: (n: number) => `${0xabc000 + n}`, receipt: (n: number) => (0xabc000 + n).toString(16).toUpperCase() },
} as const;
type Writing = keyof typeof writings;
const writingNames: readonly Writing[] = ["same", "hex_then_decimal", "decimal_then_hex"];

/** How the receipts of a text's parts arrive: before the answer to each submission, after all, or after 72 hours. */
interface Arrival {
  readonly before: (parts: readonly number[]) => readonly number[];
  readonly after: (parts: readonly number[]) => readonly number[];
  readonly late: (parts: readonly number[]) => readonly number[];
}
const none = () => [];
const all = (parts: readonly number[]) => parts;
/** Odd parts backwards, then even ones: neither the order nor its reverse. */
const shuffled = (parts: readonly number[]) => [
  ...parts.filter((part) => part % 2 === 1).reverse(),
  ...parts.filter((part) => part % 2 === 0),
];
const middle = (parts: readonly number[]) => Math.ceil(parts.length / 2);
const arrivals = {
  "in order": { before: none, after: all, late: none },
  shuffled: { before: none, after: shuffled, late: none },
  duplicated: { before: none, after: (parts) => [...parts.flatMap((part) => [part, part]), ...parts], late: none },
  "one missing": { before: none, after: (parts) => parts.filter((part) => part !== middle(parts)), late: none },
  "before the answer": { before: all, after: none, late: none },
  "some before, some after, some of them twice": {
    before: (parts) => parts.filter((part) => part % 2 === 1),
    after: (parts) => [...shuffled(parts).slice(0, 2), ...parts.filter((part) => part % 2 === 0)],
    late: none,
  },
  "72 hours late": { before: none, after: none, late: all },
  "one of them 72 hours late": { before: none, after: (parts) => parts.slice(1), late: (parts) => parts.slice(0, 1) },
} satisfies Record<string, Arrival>;

interface Case extends Arrival {
  readonly name: string;
  readonly writing: Writing;
  readonly parts: readonly number[];
  /** The part that does not arrive, if any. */
  readonly failing: number | undefined;
  readonly to: string;
}

/** Each writing has a carrier of its own, which is chosen by the area code. */
const areaOf: Readonly<Record<Writing, string>> = { same: "+1212", hex_then_decimal: "+1213", decimal_then_hex: "+1214" };
const cases: readonly Case[] = writingNames
  .flatMap((writing) =>
    Object.entries(arrivals).flatMap(([arrival, how]) =>
      Array.from({ length: 10 }, (_, i) => i + 1).flatMap((length) =>
        [undefined, length].map((failing) => ({
          ...how,
          name: `${length} parts, ${arrival}, ids ${writing}${failing === undefined ? "" : `, part ${failing} fails`}`,
          writing,
          parts: Array.from({ length }, (_, i) => i + 1),
          failing,
          to: "",
        })),
      ),
    ),
  )
  .map((each, i) => ({ ...each, to: `${areaOf[each.writing]}${2_000_000 + i}` }));
const caseOf = new Map(cases.map((each) => [each.to, each]));

/** What a text comes to be: a part that fails is the end, all that arrive are success, and what is never told is failure. */
function finalState({ parts, failing, before, after }: Case): { status: string; error_code: string | null } {
  const told = new Set([...before(parts), ...after(parts)]);
  if (failing !== undefined && told.has(failing)) return { status: "undelivered", error_code: "UNDELIV:042" };
  if (parts.every((part) => told.has(part))) return { status: "delivered", error_code: null };
  return { status: "undelivered", error_code: "no_receipt" };
}

/** The network of one writing: it knows by which id each part of each text was taken. */
class Network {
  readonly taken = new Map<string, Map<number, number>>();
  readonly #writing: Writing;
  readonly smsc: Smsc;
  #count = 0;

  constructor(writing: Writing, smsc: Smsc) {
    this.#writing = writing;
    this.smsc = smsc;
    smsc.judge = (submitted) => this.#take(submitted);
  }

  /** The receipt of a part. @param swapped the opposite of what became of it */
  receipt(each: Case, part: number, swapped = false) {
    const n = this.taken.get(each.to)?.get(part);
    if (n === undefined) throw new Error(`${each.name}: part ${part} was not submitted`);
    return receiptOf(writings[this.#writing].receipt(n), (part === each.failing) !== swapped ? "UNDELIV" : "DELIVRD");
  }

  #take({ message }: Submitted) {
    const each = caseOf.get(`+${message.destination.digits}`);
    if (each === undefined) throw new Error("not of these texts");
    const part = (message.esmClass & 0x40) === 0 ? 1 : (message.shortMessage[5] ?? 0);
    const known = this.taken.get(each.to) ?? new Map<number, number>();
    this.taken.set(each.to, known.set(part, ++this.#count));
    const isTold = each.before(each.parts).includes(part);
    // Told and taken in before it is answered, however long that takes.
    return isTold ? { before: [this.receipt(each, part)], delay: 100 } : {};
  }
}

let server: TestServer;
let folder: string;
const networks = new Map<Writing, Network>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "patchbay-carriers-"));
  for (const writing of writingNames)
    networks.set(writing, new Network(writing, await Smsc.start({ idOf: (n) => writings[writing].answer(n) })));
  const carriers = [...networks].map(([name, { smsc }]) => ({
    ...{ name, kind: "smpp", host: "127.0.0.1", port: smsc.port, system_id: "x", password: "x", window: 50 },
    message_ids: name,
  }));
  const routes = writingNames.map((carrier) => ({ carrier, prefix: areaOf[carrier] }));
  await writeFile(join(folder, "carriers.json"), JSON.stringify({ carriers, routes }));
  const env = { PATCHBAY_CARRIERS: join(folder, "carriers.json"), PATCHBAY_SMS_PER_NUMBER: "10000" };
  server = await startTestServer({ env });
  await provision(server, await server.tokenFor("adminA"), [from], server.world.users.adminA);
});

afterAll(async () => {
  await server.close();
  for (const { smsc } of networks.values()) await smsc.close();
  await rm(folder, { recursive: true, force: true });
});

const networkOf = ({ writing }: Case): Network => {
  const network = networks.get(writing);
  if (network === undefined) throw new Error("no network");
  return network;
};

/** Has the network tell of parts, one after the other, each when the one before is acknowledged. */
async function tell(each: Case, parts: readonly number[], swapped = false): Promise<void> {
  const network = networkOf(each);
  for (const part of parts) await network.smsc.deliver(network.receipt(each, part, swapped));
}

const statesOf = async () => {
  const rows = await server.app.kernel.db.many<{ remote: string; status: string; error_code: string | null; told: string[] }>(sql`
    select remote, status, error_code, told from messaging.text t join lateral (
      select array_agg(data ->> 'status' order by id) as told from kernel.event
      where service = 'sms' and event = 'status' and data ->> 'uuid' = t.uuid::text) e on true`);
  return new Map(rows.map(({ remote, ...state }) => [remote, state]));
};
const countOf = async (status: string) =>
  (await server.app.kernel.db.one<{ n: number }>(sql`select count(*)::int as n from messaging.text where status = ${status}`)).n;

/** Those of the texts that are in another state than they should be. */
async function wrongOnes(): Promise<unknown[]> {
  const states = await statesOf();
  return cases.flatMap((each) => {
    const final = finalState(each);
    const right = { ...final, told: ["sent", final.status] };
    const found = states.get(each.to);
    return JSON.stringify(found) === JSON.stringify(right) ? [] : [{ name: each.name, found, right }];
  });
}

describe(`receipts of ${cases.length} texts`, () => {
  it("come as they do: each text has one final state, told once", { timeout: 120_000 }, async () => {
    const token = await server.tokenFor("adminA");
    for (const { to, parts } of cases) {
      const content = [{ type: "text", body: "x".repeat(parts.length === 1 ? 20 : 153 * parts.length) }];
      const answer = await server.call("POST", "/sms/messages/send", { token, body: { from, to, content } });
      expect(answer).toMatchObject({ status: 201, body: { segments: parts.length } });
    }
    await expect.poll(() => countOf("queued"), { timeout: 60_000 }).toBe(0);
    await Promise.all(cases.map((each) => tell(each, each.after(each.parts))));
    const open = cases.filter((each) => finalState(each).error_code === "no_receipt").length;
    expect(await countOf("sent")).toBe(open);
    server.clock.advance(hours72 + 1_000);
    await expect.poll(() => countOf("sent"), { timeout: 60_000 }).toBe(0);
    await Promise.all(cases.map((each) => tell(each, each.late(each.parts))));
    expect(await wrongOnes()).toEqual([]);
  });

  it("that come once more and say the opposite change nothing", { timeout: 60_000 }, async () => {
    await Promise.all(cases.map((each) => tell(each, shuffled(each.parts), true)));
    expect(await wrongOnes()).toEqual([]);
  });
});
