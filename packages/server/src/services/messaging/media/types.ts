/** What an MMS may carry, by what its octets are: what a server says of them is not believed. */

type Row = readonly [type: string, matches: (octets: Buffer) => boolean];

const begins = (hex: string) => {
  const magic = Buffer.from(hex, "hex");
  return (octets: Buffer) => octets.subarray(0, magic.length).equals(magic);
};
const any =
  (...tests: readonly ((octets: Buffer) => boolean)[]) =>
  (octets: Buffer) =>
    tests.some((test) => test(octets));
/** ISO base media (ISO/IEC 14496-12): a box `ftyp` with the brand that it is of. */
const brand = (pattern: RegExp) => (octets: Buffer) => {
  const isBox = octets.length >= 12 && octets.toString("latin1", 4, 8) === "ftyp";
  return isBox && pattern.test(octets.toString("latin1", 8, 12));
};
/** A frame of MPEG audio, layer III: its sync word, a version, a layer and a bit rate that exist. */
const isMp3Frame = (octets: Buffer) => {
  const [sync = 0, layer = 0, rate = 0] = octets;
  return sync === 0xff && (layer & 0xe6) === 0xe2 && (layer & 0x18) !== 0x08 && (rate & 0xf0) !== 0xf0 && (rate & 0x0c) !== 0x0c;
};
const isVcard = (octets: Buffer) => /^\uFEFF?BEGIN:VCARD\r?\n/i.test(octets.toString("utf8", 0, 64));

const rows: readonly Row[] = [
  ["image/jpeg", begins("ffd8ff")],
  ["image/png", begins("89504e470d0a1a0a")],
  ["image/gif", any(begins("474946383761"), begins("474946383961"))],
  ["video/3gpp", brand(/^3g[egprs]/)],
  ["audio/mp4", brand(/^M4A /)],
  ["video/mp4", brand(/^(isom|iso[2-9]|mp4[12]|avc1|M4V |MSNV|dash)/)],
  ["audio/mpeg", any(begins("494433"), isMp3Frame)],
  ["audio/amr", begins("2321414d520a")],
  ["application/pdf", begins("255044462d")],
  ["text/vcard", isVcard],
];

/** What a file is, as a MIME type; undefined when it is none of those that are taken. */
export function mediaTypeOf(octets: Buffer): string | undefined {
  return rows.find(([, matches]) => matches(octets))?.[0];
}

/** The word for it in the content of a message. */
export function kindOf(type: string): "image" | "video" | "audio" | "file" {
  return (["image", "video", "audio"] as const).find((kind) => type.startsWith(`${kind}/`)) ?? "file";
}
