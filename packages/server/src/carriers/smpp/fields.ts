/** Optional parameters by their tag. Of a tag that comes twice, the last counts. */
export type Tlvs = ReadonlyMap<number, Buffer>;

/** A PDU that does not hold what its command must hold. */
export class MalformedPdu extends Error {
  override readonly name = "MalformedPdu";
}

/** Reads the fields of a PDU's body one after the other. */
export class FieldReader {
  readonly #body: Buffer;
  #at = 0;

  constructor(body: Buffer) {
    this.#body = body;
  }

  /** @throws MalformedPdu when the body has ended */
  byte(): number {
    return this.octets(1).readUInt8();
  }

  /** Text up to a NUL, one octet a character. @param most octets with the NUL that the field may have */
  text(most: number): string {
    const end = this.#body.indexOf(0, this.#at);
    if (end === -1 || end - this.#at >= most) throw new MalformedPdu(`a text has no end within ${most} octets`);
    const value = this.#body.toString("latin1", this.#at, end);
    this.#at = end + 1;
    return value;
  }

  /** @throws MalformedPdu when there are not so many left */
  octets(count: number): Buffer {
    if (this.#at + count > this.#body.length) throw new MalformedPdu("it ends within a field");
    const value = this.#body.subarray(this.#at, this.#at + count);
    this.#at += count;
    return value;
  }

  /** All that follows, as optional parameters. */
  tlvs(): Tlvs {
    const found = new Map<number, Buffer>();
    while (this.#at < this.#body.length) {
      const head = this.octets(4);
      found.set(head.readUInt16BE(0), this.octets(head.readUInt16BE(2)));
    }
    return found;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#body.length;
  }
}

/** Text up to a NUL as a field. What does not fit is an error of the caller. */
export function textField(value: string, most: number): Buffer {
  if (value.length >= most || value.includes("\0")) throw new RangeError(`"${value}" does not fit into ${most} octets`);
  return Buffer.from(`${value}\0`, "latin1");
}

/** Optional parameters as they are sent. */
export function tlvFields(tlvs: Tlvs): Buffer[] {
  return [...tlvs].flatMap(([name, value]) => {
    const head = Buffer.alloc(4);
    head.writeUInt16BE(name, 0);
    head.writeUInt16BE(value.length, 2);
    return [head, value];
  });
}
