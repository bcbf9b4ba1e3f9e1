import { once } from "node:events";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { createServer as createTlsServer, type TlsOptions } from "node:tls";
import { MalformedPdu } from "../carriers/smpp/fields.ts";
import { encodeFrame, type Frame, FrameReader } from "../carriers/smpp/frames.ts";
import { decodeBind, decodeMessage, encodeIdAnswer, encodeMessage, type Message } from "../carriers/smpp/pdus.ts";
import { answerTo, command, isAnswer, status } from "../carriers/smpp/protocol.ts";

/** A submission as the network has it in its ledger. */
export interface Submitted {
  /** Time of arrival by performance.now(), in ms. */
  readonly at: number;
  /** The id that it has given, as in its answer. */
  readonly id: string;
  readonly message: Message;
}

/** What the network does with a submission. */
export interface Verdict {
  /** Command status of the answer; 0, which takes it, unless said. `none` takes it too, but the answer is lost. */
  readonly answer?: number | "none";
  /** Wait before the answer, in ms. */
  readonly delay?: number;
  /** Messages to deliver before the answer: receipts that come too early. */
  readonly before?: readonly Message[];
  /** Messages to deliver after it. */
  readonly after?: readonly Message[];
}

export interface SmscOptions {
  /** Serves TLS. */
  readonly tls?: TlsOptions;
  readonly password?: string;
  /** The id of the n-th submission, from 1; `id-1` and so on unless said. */
  readonly idOf?: (n: number) => string;
}

interface Delivery {
  readonly message: Message;
  readonly done: () => void;
}

/** A client's connection. */
interface Bound {
  readonly socket: Socket;
  readonly reader: FrameReader;
  readonly waiting: Map<number, Delivery>;
  isBound: boolean;
  sequence: number;
}

const empty = Buffer.alloc(0);
/** Pause before a delivery that was answered with an error is repeated, in ms. */
const repeating = 50;

/**
 * The network's side of SMPP 3.4 on loopback: keeps a ledger, delivers receipts and texts until they are acknowledged, over
 * all connections that clients make, and has faults on demand.
 */
export class Smsc {
  /** Everything that was taken, in order of arrival. */
  readonly ledger: Submitted[] = [];
  /** Commands that have arrived, in order; for a look at what a client does. */
  readonly heard: number[] = [];
  /** What to do with each submission; takes it unless replaced. */
  judge: (submitted: Submitted) => Verdict = () => ({});
  /** Status of answers to binds; 0 lets them in. */
  bindStatus: number = status.ok;
  /** Connections accepted so far. */
  accepted = 0;
  /** While true, nothing that arrives is answered, and connections stay open: a half-open connection, as a client sees it. */
  isFrozen = false;
  /** Commands that are left without an answer. */
  unanswered: ReadonlySet<number> = new Set();
  /** Deliver_sm PDUs that were sent, with repetitions. */
  sent = 0;
  readonly #options: SmscOptions;
  readonly #server: Server;
  readonly #connections = new Set<Bound>();
  #backlog: Delivery[] = [];
  #submissions = 0;

  private constructor(options: SmscOptions) {
    this.#options = options;
    const serve = (socket: Socket) => this.#accept(socket);
    this.#server = options.tls === undefined ? createServer(serve) : createTlsServer(options.tls, serve);
    // Clients that hang up in the middle of a handshake are part of the tests.
    this.#server.on("tlsClientError", () => undefined);
  }

  /** @param port 0 for any; that of one which was closed, to come back */
  static async start(options: SmscOptions = {}, port = 0): Promise<Smsc> {
    const smsc = new Smsc(options);
    smsc.#server.listen(port, "127.0.0.1");
    await once(smsc.#server, "listening");
    return smsc;
  }

  get port(): number {
    // Listening on an IP socket, the address is an object.
    return (this.#server.address() as AddressInfo).port;
  }

  /** Connections that are open. */
  get open(): number {
    return this.#connections.size;
  }

  /** Connections that are bound. */
  get bound(): number {
    return [...this.#connections].filter(({ isBound }) => isBound).length;
  }

  /** Delivers a message, again and again until a client has acknowledged it; resolves then. */
  deliver(message: Message): Promise<void> {
    return new Promise((done) => this.#dispatch({ message, done }));
  }

  /** Sends octets as they are on all connections. */
  sendRaw(octets: Buffer): void {
    for (const { socket } of this.#connections) socket.write(octets);
  }

  /** Ends all connections without a good-bye. */
  drop(): void {
    for (const { socket } of this.#connections) socket.destroy();
  }

  async close(): Promise<void> {
    const closed = once(this.#server, "close");
    this.#server.close();
    this.drop();
    await closed;
  }

  #accept(socket: Socket): void {
    this.accepted++;
    socket.setNoDelay(true);
    const connection: Bound = { socket, reader: new FrameReader(), waiting: new Map(), isBound: false, sequence: 0 };
    this.#connections.add(connection);
    socket.on("error", () => undefined);
    socket.on("data", (octets) => this.#receive(connection, octets));
    socket.on("close", () => {
      this.#connections.delete(connection);
      for (const delivery of connection.waiting.values()) this.#dispatch(delivery);
    });
  }

  #receive(connection: Bound, octets: Buffer): void {
    if (this.isFrozen) return;
    try {
      for (const frame of connection.reader.push(octets)) this.#take(connection, frame);
    } catch (error) {
      if (!(error instanceof MalformedPdu)) throw error;
      connection.socket.destroy();
    }
  }

  #take(connection: Bound, frame: Frame): void {
    this.heard.push(frame.command);
    if (this.unanswered.has(frame.command)) return;
    if (isAnswer(frame.command)) this.#acknowledged(connection, frame);
    else if (frame.command === command.bindTransceiver) this.#bind(connection, frame);
    else if (frame.command === command.submitSm) void this.#submit(connection, frame);
    else if (frame.command === command.unbind) {
      connection.isBound = false;
      this.#answer(connection, frame, status.ok, empty);
      connection.socket.end();
    } else this.#answer(connection, frame, status.ok, empty);
  }

  #bind(connection: Bound, frame: Frame): void {
    const bind = decodeBind(frame.body);
    const isWrong = this.#options.password !== undefined && bind.password !== this.#options.password;
    const code = isWrong ? status.invalidPassword : this.bindStatus;
    this.#answer(connection, frame, code, code === status.ok ? encodeIdAnswer("smsc") : empty);
    connection.isBound = code === status.ok;
    if (!connection.isBound) return;
    const backlog = this.#backlog;
    this.#backlog = [];
    for (const delivery of backlog) this.#dispatch(delivery);
  }

  async #submit(connection: Bound, frame: Frame): Promise<void> {
    if (!connection.isBound) return this.#answer(connection, frame, status.incorrectBindStatus, empty);
    const n = this.#submissions + 1;
    const submitted = { at: performance.now(), id: this.#options.idOf?.(n) ?? `id-${n}`, message: decodeMessage(frame.body) };
    const { answer = status.ok, delay = 0, before = [], after = [] } = this.judge(submitted);
    const isTaken = answer === status.ok || answer === "none";
    if (isTaken) {
      this.#submissions = n;
      this.ledger.push(submitted);
    }
    for (const message of before) void this.deliver(message);
    if (delay > 0) await new Promise((resolve) => setTimeout(resolve, delay));
    if (answer !== "none") this.#answer(connection, frame, answer, isTaken ? encodeIdAnswer(submitted.id) : empty);
    for (const message of after) void this.deliver(message);
  }

  #dispatch(delivery: Delivery): void {
    const connection = [...this.#connections].find(({ isBound, socket }) => isBound && !socket.destroyed);
    if (connection === undefined) {
      this.#backlog.push(delivery);
      return;
    }
    connection.sequence++;
    connection.waiting.set(connection.sequence, delivery);
    this.sent++;
    const body = encodeMessage(delivery.message);
    connection.socket.write(encodeFrame({ command: command.deliverSm, status: status.ok, sequence: connection.sequence, body }));
  }

  #acknowledged(connection: Bound, frame: Frame): void {
    const delivery = connection.waiting.get(frame.sequence);
    if (delivery === undefined) return;
    connection.waiting.delete(frame.sequence);
    if (frame.status === status.ok) delivery.done();
    else setTimeout(() => this.#dispatch(delivery), repeating);
  }

  #answer(connection: Bound, frame: Frame, code: number, body: Buffer): void {
    connection.socket.write(encodeFrame({ command: answerTo(frame.command), status: code, sequence: frame.sequence, body }));
  }
}

/** A message from a handset, all in its defaults; what is to be different is given. */
export function fromHandset(text: string, fields: Partial<Message> = {}): Message {
  return {
    serviceType: "",
    source: { ton: 1, npi: 1, digits: "15555550100" },
    destination: { ton: 1, npi: 1, digits: "15555550199" },
    esmClass: 0,
    protocolId: 0,
    priority: 0,
    scheduleTime: "",
    validityPeriod: "",
    registeredDelivery: 0,
    replaceIfPresent: 0,
    dataCoding: 0,
    defaultMessage: 0,
    shortMessage: Buffer.from(text, "latin1"),
    tlvs: new Map(),
    ...fields,
  };
}

/**
 * A receipt in the form of appendix B.
 * @param id as the receipt is to write it
 * @param word of the state: DELIVRD, UNDELIV …
 */
export function receiptOf(id: string, word = "DELIVRD", fields: Partial<Message> = {}): Message {
  const ok = word === "DELIVRD" || word === "ENROUTE" || word === "ACCEPTD";
  const text = `id:${id} sub:001 dlvrd:${ok ? "001" : "000"} submit date:2501010000 done date:2501010001 stat:${word} err:${ok ? "000" : "042"} text:id:no stat:ENROUTE`;
  return fromHandset(text, { esmClass: 0x04, ...fields });
}
