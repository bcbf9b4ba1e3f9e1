import { describe, expect, it } from "vitest";
import { kindOf, mediaTypeOf } from "./types.ts";

const hex = (text: string) => Buffer.from(text.replaceAll(" ", ""), "hex");
const ftyp = (brand: string) => Buffer.concat([hex("00000018"), Buffer.from(`ftyp${brand}`), Buffer.alloc(8)]);

describe("what a file is", () => {
  it.each([
    ["image/jpeg", hex("ffd8ffe0 00104a46 49460001")],
    ["image/png", hex("89504e47 0d0a1a0a 0000000d 49484452")],
    ["image/gif", Buffer.from("GIF89a\u0001\u0000\u0001\u0000", "latin1")],
    ["image/gif", Buffer.from("GIF87a\u0001\u0000\u0001\u0000", "latin1")],
    ["video/mp4", ftyp("isom")],
    ["video/mp4", ftyp("mp42")],
    ["audio/mp4", ftyp("M4A ")],
    ["video/3gpp", ftyp("3gp5")],
    ["audio/mpeg", Buffer.from("ID3\u0003\u0000")],
    ["audio/mpeg", hex("fffb9064 00000000")],
    ["audio/amr", Buffer.from("#!AMR\n")],
    ["application/pdf", Buffer.from("%PDF-1.7\n")],
    ["text/vcard", Buffer.from("BEGIN:VCARD\r\nVERSION:4.0\r\n")],
    ["text/vcard", Buffer.from("\uFEFFbegin:vcard\nVERSION:3.0\n")],
  ])("%s", (type, octets) => {
    expect(mediaTypeOf(octets)).toBe(type);
  });

  it.each([
    ["nothing", Buffer.alloc(0)],
    ["a page", Buffer.from("<!doctype html><script>alert(1)</script>")],
    ["a drawing with a program", Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ["a picture only by its end", Buffer.from("<html>\u00ff\u00d8\u00ff", "latin1")],
    ["a program", hex("4d5a9000")],
    ["another one", hex("7f454c46")],
    ["an archive", hex("504b0304")],
    ["a picture in another box", ftyp("heic")],
    ["text", Buffer.from("BEGIN:VCALENDAR\r\n")],
    ["a UTF-16 text", hex("fffe4100")],
    ["zeros", Buffer.alloc(100)],
  ])("is not taken: %s", (_name, octets) => {
    expect(mediaTypeOf(octets)).toBeUndefined();
  });

  it("has a word in messages", () => {
    expect(["image/png", "video/3gpp", "audio/amr", "application/pdf", "text/vcard"].map(kindOf)).toEqual([
      ...["image", "video", "audio", "file", "file"],
    ]);
  });
});
