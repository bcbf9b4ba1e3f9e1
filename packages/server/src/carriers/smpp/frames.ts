import { MalformedPdu } from "./fields.ts";

/** A protocol data unit: the header of section 3.2, with the body not yet read. */
export interface Frame {
  readonly command: number;
  readonly status: number;
  readonly sequence: number;
  readonly body: Buffer;
}

const headerLength = 16;
/** Far more than any PDU of the protocol needs: a message_payload has 64 KiB at most. */
const longest = 70_000;

/** A PDU as it is sent. */
export function encodeFrame({ command, status, sequence, body }: Frame): Buffer {
  const header = Buffer.alloc(headerLength);
  header.writeUInt32BE(headerLength + body.length, 0);
  header.writeUInt32BE(command, 4);
  header.writeUInt32BE(status, 8);
  header.writeUInt32BE(sequence, 12);
  return Buffer.concat([header, body]);
}

/** Cuts the octets of a connection into PDUs. */
export class FrameReader {
  #pieces: Buffer[] = [];
  #held = 0;

  /**
   * Takes octets as they arrive.
   * @returns the PDUs that are complete with them
   * @throws MalformedPdu when a length cannot be true; where the next PDU begins is then unknown
   */
  push(octets: Buffer): Frame[] {
    this.#pieces.push(octets);
    this.#held += octets.length;
    if (this.#held < 4) return [];
    // Joined only when a PDU can be complete: one that comes octet by octet is not copied each time.
    const first = this.#pieces[0];
    if (first !== undefined && first.length >= 4 && this.#held < lengthOf(first)) return [];
    const all = this.#pieces.length === 1 && first !== undefined ? first : Buffer.concat(this.#pieces);
    const frames: Frame[] = [];
    let at = 0;
    while (all.length - at >= 4) {
      const length = lengthOf(all.subarray(at));
      if (all.length - at < length) break;
      frames.push({
        command: all.readUInt32BE(at + 4),
        status: all.readUInt32BE(at + 8),
        sequence: all.readUInt32BE(at + 12),
        body: all.subarray(at + headerLength, at + length),
      });
      at += length;
    }
    this.#pieces = at < all.length ? [all.subarray(at)] : [];
    this.#held = all.length - at;
    return frames;
  }
}

function lengthOf(octets: Buffer): number {
  const length = octets.readUInt32BE(0);
  if (length < headerLength || length > longest) throw new MalformedPdu(`a length of ${length} octets`);
  return length;
}
