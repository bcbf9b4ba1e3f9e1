import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { fromCsv, toCsv } from "./csv.ts";
import { type ContactDocument, toDocument } from "./document.ts";
import { fromVcard, toVcard } from "./vcard.ts";

const line = fc
  .string({ unit: "binary", minLength: 1, maxLength: 40 })
  .map((text) => text.replaceAll(/[\p{C}*:]/gu, "").trim())
  .filter((text) => text !== "");
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: undefined });
const phone = fc.record({ number: fc.stringMatching(/^\+?[0-9]{3,15}$/), type: fc.constantFrom("Home", "Mobile", "Fax", "Boat") });
const email = fc.record({ address: fc.emailAddress(), type: fc.constantFrom("Home", "Work", "Other") });
const place = fc.record({ street: line, city: line, state: line, postal_code: line, country: line, type: fc.constant("Home") });

/** Contacts whose every member has a place in both kinds of files. */
const contact = fc
  .record({
    name: fc.record({ first: line, last: line, middle: maybe(line), nickname: maybe(line), display: maybe(line) }),
    phone_numbers: fc.array(phone, { maxLength: 3 }),
    emails: fc.array(email, { maxLength: 3 }),
    addresses: fc.array(place, { maxLength: 2 }),
    company: maybe(line),
    notes: maybe(fc.tuple(line, line).map((lines) => lines.join("\n"))),
    tags: fc.array(line, { maxLength: 3 }),
  })
  .map((given) => toDocument(JSON.parse(JSON.stringify(given))));

/** A display name that only repeats the others is not told apart from none. */
const withoutDisplay = ({ name: { display: _, ...name }, ...rest }: ContactDocument) => ({ ...rest, name });
const byUuid = (document: ContactDocument, index: number) => ({ uuid: `uuid-${index}`, document });

describe("what is exported and imported again is the same", () => {
  it("as CSV", () => {
    fc.assert(
      fc.property(fc.array(contact, { minLength: 1, maxLength: 4 }), (documents) => {
        expect(fromCsv(toCsv(documents)).map((entry) => toDocument(entry))).toEqual(documents);
      }),
    );
  });

  it("as vCards, in lines of at most 75 bytes", () => {
    fc.assert(
      fc.property(fc.array(contact, { maxLength: 4 }), (documents) => {
        const text = toVcard(documents.map(byUuid));
        const again = fromVcard(text).map((entry) => toDocument(entry));
        expect(again.map(withoutDisplay)).toEqual(documents.map(withoutDisplay));
        for (const written of text.split("\r\n")) expect(Buffer.byteLength(written)).toBeLessThanOrEqual(75);
      }),
    );
  });
});

describe("CSV", () => {
  it("is what Google Contacts exports", () => {
    const [ada, acme] = fromCsv(readFileSync(new URL("testing/google.csv", import.meta.url), "utf8"));
    expect(ada).toMatchObject({
      name: { first: "Ada", last: "Lovelace", middle: "King" },
      birthday: "1815-12-10",
      notes: "first line\nsecond line",
      tags: ["Friends"],
      emails: [{ address: "ada@example.com", type: "Work", preferred: true }],
      phone_numbers: [
        { number: "+1 941-555-0100", type: "Mobile" },
        { number: "941-555-0101", type: "Mobile" },
        { number: "941-555-0102", type: "Work Fax" },
      ],
      addresses: [{ street: "12 St James's Square", city: "London", postal_code: "SW1Y 4JH", country: "GB", type: "Home" }],
    });
    expect(acme).toMatchObject({ company: "Acme, Inc.", phone_numbers: [], emails: [] });
  });

  it("is what Outlook exports, with semicolons and a byte order mark too", () => {
    const csv = `\uFEFFTitle;First Name;Last Name;Company;Job Title;Business Street;Business City;Mobile Phone;Business Fax;E-mail Address;E-mail 2 Address;Categories
Dr.;Grace;Hopper;Navy;Admiral;1 Pentagon;Arlington;941-555-0103;941-555-0104;grace@example.com;hopper@example.com;Work;`;
    expect(fromCsv(csv)).toMatchObject([
      {
        name: { prefix: "Dr.", first: "Grace", last: "Hopper" },
        company: "Navy",
        title: "Admiral",
        addresses: [{ street: "1 Pentagon", city: "Arlington", type: "Work" }],
        phone_numbers: [
          { number: "941-555-0103", type: "Mobile" },
          { number: "941-555-0104", type: "Fax" },
        ],
        emails: [{ address: "grace@example.com" }, { address: "hopper@example.com" }],
        tags: ["Work"],
      },
    ]);
  });

  it("holds no formulas", () => {
    const name = { first: '=HYPERLINK("https://evil.example")', last: "-2+3+cmd|'/C calc'!A0", middle: "@SUM(A1)" };
    const document = toDocument({ name, phone_numbers: [{ number: "+19415550100" }] });
    const csv = toCsv([document]);
    expect(csv).toContain(`"'=HYPERLINK(""https://evil.example"")"`);
    expect(csv).toContain("'-2+3");
    expect(csv).toContain("'@SUM");
    expect(csv).toContain(",+19415550100,");
    expect(fromCsv(csv)).toMatchObject([{ name }]);
  });

  it("must have a heading that somebody knows", () => {
    expect(() => fromCsv("a,b\n1,2")).toThrow("csv must have a heading");
    expect(() => fromCsv("\n")).toThrow("csv must have a heading");
  });
});

describe("vCards", () => {
  it("of version 3.0 with labels of Apple's, folded lines and escaped texts", () => {
    const card = [
      "BEGIN:VCARD",
      "VERSION:3.0",
      "N:Doe;Jane;Q.;Dr.;Jr.",
      "FN:Dr. Jane Q. Doe Jr.",
      "item1.TEL;TYPE=CELL,pref:+1 941",
      "  555 0100",
      "item2.TEL:9415550101",
      "item2.X-ABLabel:_$!<HomeFax>!$_",
      "EMAIL;TYPE=INTERNET;TYPE=WORK:jane@example.com",
      "ADR;TYPE=HOME:;;600 Main\\, Suite 3;Sarasota;FL;34243;US",
      "ORG:Acme\\; Inc.;Sales",
      "CATEGORIES:friends,a\\,b",
      "NOTE:one\\ntwo",
      "X-FOO:bar",
      "END:VCARD",
    ].join("\r\n");
    expect(fromVcard(card)).toEqual([
      {
        name: { first: "Jane", middle: "Q.", last: "Doe", prefix: "Dr.", suffix: "Jr." },
        phone_numbers: [
          { number: "+1 941 555 0100", type: "Mobile", preferred: true },
          { number: "9415550101", type: "HomeFax" },
        ],
        emails: [{ address: "jane@example.com", type: "Work" }],
        addresses: [
          { street: "600 Main, Suite 3", city: "Sarasota", state: "FL", postal_code: "34243", country: "US", type: "Home" },
        ],
        company: "Acme; Inc.",
        tags: ["friends", "a,b"],
        notes: "one\ntwo",
      },
    ]);
  });

  it("of version 4.0 with telephone numbers that are addresses", () => {
    const card = `BEGIN:VCARD
VERSION:4.0
FN:Jane
TEL;VALUE=uri;TYPE="voice,cell";PREF=1:tel:+1-941-555-0100;ext=3
END:VCARD
`;
    expect(fromVcard(card)).toMatchObject([
      { name: { display: "Jane" }, phone_numbers: [{ number: "+1-941-555-0100 ext. 3", type: "Mobile", preferred: true }] },
    ]);
  });

  it("of version 2.1 with types without a name, quoted-printable and old character sets", () => {
    const card = `BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg
ORG;CHARSET=ISO-8859-1;QUOTED-PRINTABLE:B=E4cker=
ei
TEL;HOME;FAX:0941 555
NOTE;ENCODING=QUOTED-PRINTABLE:one=0D=0Atwo
END:VCARD
BEGIN:VCARD
FN:cut off`;
    expect(fromVcard(card)).toMatchObject([
      {
        name: { first: "Jörg", last: "Müller" },
        company: "Bäckerei",
        phone_numbers: [{ number: "0941 555", type: "Fax" }],
        notes: "one\ntwo",
      },
    ]);
  });

  it("are read in time that grows with their length only", () => {
    const started = performance.now();
    for (const text of [
      '"'.repeat(500_000),
      ";".repeat(500_000),
      "\\".repeat(500_000),
      "=\n".repeat(250_000),
      "a:b\n ".repeat(200_000),
    ])
      fromVcard(`BEGIN:VCARD\nN:${text}\nEND:VCARD`);
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});
