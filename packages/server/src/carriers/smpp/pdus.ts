import { FieldReader, type Tlvs, textField, tlvFields } from "./fields.ts";

/** Bodies of the PDUs, section 4. */

export interface Address {
  readonly ton: number;
  readonly npi: number;
  /** Digits, or letters of an alphanumeric sender. */
  readonly digits: string;
}

/** Body of the three bind requests, section 4.1. */
export interface Bind {
  readonly systemId: string;
  readonly password: string;
  readonly systemType: string;
  readonly interfaceVersion: number;
  readonly addressRange: Address;
}

/** Body of submit_sm and deliver_sm, sections 4.4 and 4.6. */
export interface Message {
  readonly serviceType: string;
  readonly source: Address;
  readonly destination: Address;
  readonly esmClass: number;
  readonly protocolId: number;
  readonly priority: number;
  readonly scheduleTime: string;
  readonly validityPeriod: string;
  readonly registeredDelivery: number;
  readonly replaceIfPresent: number;
  readonly dataCoding: number;
  readonly defaultMessage: number;
  /** At most 254 octets. */
  readonly shortMessage: Buffer;
  readonly tlvs: Tlvs;
}

/** What a data_sm has of a {@link Message}, section 4.7; its text is in message_payload. */
export type DataMessage = Pick<
  Message,
  "serviceType" | "source" | "destination" | "esmClass" | "registeredDelivery" | "dataCoding" | "tlvs"
>;

const empty = Buffer.alloc(0);

export function encodeBind(bind: Bind): Buffer {
  return Buffer.concat([
    textField(bind.systemId, 16),
    // The specification says 9 octets; carriers that give longer passwords take them.
    textField(bind.password, 65),
    textField(bind.systemType, 13),
    Buffer.of(bind.interfaceVersion, bind.addressRange.ton, bind.addressRange.npi),
    textField(bind.addressRange.digits, 41),
  ]);
}

/** @throws MalformedPdu */
export function decodeBind(body: Buffer): Bind {
  const fields = new FieldReader(body);
  return {
    systemId: fields.text(17),
    password: fields.text(65),
    systemType: fields.text(14),
    interfaceVersion: fields.byte(),
    addressRange: { ton: fields.byte(), npi: fields.byte(), digits: fields.text(42) },
  };
}

/** Body of an answer that carries one text: the system_id of a bind, the message_id of a submission. */
export function encodeIdAnswer(id: string): Buffer {
  return textField(id, 65);
}

/** The text in such an answer; an answer that refuses may have no body. @throws MalformedPdu */
export function decodeIdAnswer(body: Buffer): string {
  return body.length === 0 ? "" : new FieldReader(body).text(body.length + 1);
}

export function encodeMessage(message: Message): Buffer {
  if (message.shortMessage.length > 254) throw new RangeError("A short message has at most 254 octets.");
  return Buffer.concat([
    textField(message.serviceType, 6),
    ...addressFields(message.source, 21),
    ...addressFields(message.destination, 21),
    Buffer.of(message.esmClass, message.protocolId, message.priority),
    textField(message.scheduleTime, 17),
    textField(message.validityPeriod, 17),
    Buffer.of(message.registeredDelivery, message.replaceIfPresent, message.dataCoding, message.defaultMessage),
    Buffer.of(message.shortMessage.length),
    message.shortMessage,
    ...tlvFields(message.tlvs),
  ]);
}

/** @throws MalformedPdu */
export function decodeMessage(body: Buffer): Message {
  const fields = new FieldReader(body);
  return {
    serviceType: fields.text(7),
    source: readAddress(fields),
    destination: readAddress(fields),
    esmClass: fields.byte(),
    protocolId: fields.byte(),
    priority: fields.byte(),
    scheduleTime: fields.text(18),
    validityPeriod: fields.text(18),
    registeredDelivery: fields.byte(),
    replaceIfPresent: fields.byte(),
    dataCoding: fields.byte(),
    defaultMessage: fields.byte(),
    shortMessage: fields.octets(fields.byte()),
    tlvs: fields.tlvs(),
  };
}

export function encodeData(message: DataMessage): Buffer {
  return Buffer.concat([
    textField(message.serviceType, 6),
    ...addressFields(message.source, 65),
    ...addressFields(message.destination, 65),
    Buffer.of(message.esmClass, message.registeredDelivery, message.dataCoding),
    ...tlvFields(message.tlvs),
  ]);
}

/** A data_sm, with the fields that it lacks empty. @throws MalformedPdu */
export function decodeData(body: Buffer): Message {
  const fields = new FieldReader(body);
  return {
    serviceType: fields.text(7),
    source: readAddress(fields),
    destination: readAddress(fields),
    esmClass: fields.byte(),
    registeredDelivery: fields.byte(),
    dataCoding: fields.byte(),
    tlvs: fields.tlvs(),
    protocolId: 0,
    priority: 0,
    scheduleTime: "",
    validityPeriod: "",
    replaceIfPresent: 0,
    defaultMessage: 0,
    shortMessage: empty,
  };
}

function addressFields({ ton, npi, digits }: Address, most: number): Buffer[] {
  return [Buffer.of(ton, npi), textField(digits, most)];
}

function readAddress(fields: FieldReader): Address {
  return { ton: fields.byte(), npi: fields.byte(), digits: fields.text(66) };
}
