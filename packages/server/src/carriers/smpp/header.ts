/** Where a part stands in a text of several. */
export interface Place {
  /** The same in all parts; chosen by the sender, and used again after a while. */
  readonly reference: number;
  readonly total: number;
  /** From 1. */
  readonly number: number;
}

const eightBit = 0x00;
const sixteenBit = 0x08;

/** A user data header that says where a part stands, with an 8-bit reference (3GPP TS 23.040, 9.2.3.24.1). */
export function concatenationHeader({ reference, total, number }: Place): Buffer {
  return Buffer.of(5, eightBit, 3, reference & 0xff, total, number);
}

/** A user data header, and what follows it. */
export interface Headed {
  readonly place: Place | undefined;
  readonly rest: Buffer;
  /** Octets of the header with its length; 0 when there is none. */
  readonly length: number;
}

/**
 * Takes the user data header off a message. One that is longer than the message is none: the octets are then all text.
 */
export function splitHeader(octets: Buffer): Headed {
  const length = (octets[0] ?? octets.length) + 1;
  if (length > octets.length) return { place: undefined, rest: octets, length: 0 };
  return { place: findPlace(octets.subarray(1, length)), rest: octets.subarray(length), length };
}

function findPlace(elements: Buffer): Place | undefined {
  for (let at = 0; at + 2 <= elements.length; ) {
    const [id, size] = [elements.readUInt8(at), elements.readUInt8(at + 1)];
    const value = elements.subarray(at + 2, at + 2 + size);
    if (id === eightBit && value.length === 3) return place(value.readUInt8(0), value.readUInt8(1), value.readUInt8(2));
    if (id === sixteenBit && value.length === 4) return place(value.readUInt16BE(0), value.readUInt8(2), value.readUInt8(3));
    at += 2 + size;
  }
  return undefined;
}

/** A place that can be: TS 23.040 has receivers ignore any other. A text of one part has none. */
export function place(reference: number, total: number, number: number): Place | undefined {
  return total > 1 && number >= 1 && number <= total ? { reference, total, number } : undefined;
}
