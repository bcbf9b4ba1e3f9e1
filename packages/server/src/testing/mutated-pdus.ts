import { encodeFrame } from "../carriers/smpp/frames.ts";
import { encodeBind, encodeData, encodeIdAnswer, encodeMessage } from "../carriers/smpp/pdus.ts";
import { command, numbering, tag } from "../carriers/smpp/protocol.ts";
import { fromHandset, receiptOf } from "./smsc.ts";

/** Numbers from 0 to below 1, the same ones in each run. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const handset = fromHandset("hello");
const none = { ...numbering.unknown, digits: "" };
const bodies: readonly (readonly [id: number, body: Buffer])[] = [
  [command.deliverSm, encodeMessage(handset)],
  [command.deliverSm, encodeMessage(receiptOf("id-1"))],
  [command.deliverSm, encodeMessage(receiptOf("", "UNDELIV", { tlvs: new Map([[tag.receiptedMessageId, Buffer.from("a1\0")]]) }))],
  [command.deliverSm, encodeMessage(fromHandset("", { esmClass: 0x40, shortMessage: Buffer.from("05000307020168", "hex") }))],
  [command.deliverSm, encodeMessage(fromHandset("", { esmClass: 0x40, shortMessage: Buffer.from("0608040007020168", "hex") }))],
  [command.deliverSm, encodeMessage(fromHandset("", { dataCoding: 8, shortMessage: Buffer.from("d83dde000041", "hex") }))],
  [command.deliverSm, encodeMessage(fromHandset("", { tlvs: new Map([[tag.messagePayload, Buffer.from("payload")]]) }))],
  [command.dataSm, encodeData({ ...handset, tlvs: new Map([[tag.messagePayload, Buffer.from("data")]]) })],
  [command.dataSm, Buffer.from("0000000000000000", "hex")],
  [command.enquireLink, Buffer.alloc(0)],
  [
    command.bindTransceiver,
    encodeBind({ systemId: "x", password: "y", systemType: "", interfaceVersion: 0x34, addressRange: none }),
  ],
  [0x80000004, encodeIdAnswer("id-7")],
  [command.genericNack, Buffer.alloc(0)],
];
/** What no request of a test reaches, wherever the octets are moved: what is sent at random must not answer what was asked. */
const unasked = { status: 0x7f7f7f7f, sequence: 0x7f7f7f7f };
const sound = bodies.map(([id, body]) => encodeFrame({ command: id, ...unasked, body }));

/**
 * A sound PDU with some octets changed, left out or added.
 * @param torn how many of them are shorter than a header, or of another length than they say; with all others the length is
 *   made true again, so that the body is read
 */
export function mutatedPdu(random: () => number, torn: number): Buffer {
  const octet = () => Math.floor(random() * 256);
  let pdu = Buffer.from(sound[Math.floor(random() * sound.length)] ?? Buffer.alloc(16));
  for (let changes = 1 + Math.floor(random() * 4); changes > 0; changes--) {
    const at = Math.floor(random() * pdu.length);
    const kind = random();
    if (kind < 0.6) pdu[at] = octet();
    else if (kind < 0.8) pdu = Buffer.concat([pdu.subarray(0, at), pdu.subarray(at + 1 + Math.floor(random() * 8))]);
    else pdu = Buffer.concat([pdu.subarray(0, at), randomOctets(1 + Math.floor(random() * 20), octet), pdu.subarray(at)]);
  }
  if (random() < torn) return pdu;
  const whole = Buffer.concat([pdu, Buffer.alloc(Math.max(0, 16 - pdu.length))]);
  whole.writeUInt32BE(whole.length, 0);
  // Moved octets can make a number that was asked under, and then it is an answer like any other: the one from the network.
  whole.writeUInt8(whole.readUInt8(12) | 0x40, 12);
  return whole;
}

/** A header that is right before octets that are anything. */
export function randomPdu(random: () => number): Buffer {
  const octet = () => Math.floor(random() * 256);
  const [id] = bodies[Math.floor(random() * bodies.length)] ?? [octet()];
  return encodeFrame({ command: id, ...unasked, body: randomOctets(Math.floor(random() ** 4 * 400), octet) });
}

function randomOctets(count: number, octet: () => number): Buffer {
  return Buffer.from(Array.from({ length: count }, octet));
}
