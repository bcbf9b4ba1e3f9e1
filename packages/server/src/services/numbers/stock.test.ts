import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { sql } from "../../kernel/db/sql.ts";
import { startTestServer, type TestServer } from "../../testing/harness.ts";
import { fictitiousNumbers } from "./fictitious.ts";
import { importNumbers } from "./index.ts";

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.close());

const load = (...lines: string[]) => importNumbers(server.app.kernel.db, lines.join("\r\n"));
const stock = (prefix: string) =>
  server.app.kernel.db.many(sql`
    select number, provider, network, tier, state, rate_center, npa, sms_enabled, mms_enabled from numbers.stock
    where number like ${`${prefix}%`} order by position`);

describe("a file of numbers", () => {
  it("fills the stock in its order; a second time it describes anew what has changed", async () => {
    const header = "Number, provider, network, tier, state, rate_center, mms_enabled";
    const rows = ['(312) 555-0150,telco,,4,il,"Chicago, Zone 1",false', "+13125550140,,,,,,", "+49301234567,telco,t2,,,,TRUE", ""];
    expect(await load(header, ...rows)).toEqual({ added: 3, changed: 0 });
    const plain = { provider: "VI", network: "VI", tier: 1, state: null, rate_center: null, sms_enabled: true, mms_enabled: true };
    expect(await stock("+131255501")).toEqual([
      {
        ...{ ...plain, number: "+13125550150", provider: "telco", network: "telco", tier: 4, state: "IL" },
        ...{ rate_center: "CHICAGO, ZONE 1", npa: "312", mms_enabled: false },
      },
      { ...plain, number: "+13125550140", npa: "312" },
    ]);
    expect(await stock("+49")).toEqual([{ ...plain, number: "+49301234567", provider: "telco", network: "t2", npa: null }]);
    expect(await load(header, ...rows)).toEqual({ added: 0, changed: 0 });
    expect(await load("tier,number", "2,+13125550140", "1,+13125550141")).toEqual({ added: 1, changed: 1 });
    expect(await stock("+13125550140")).toMatchObject([{ tier: 2 }]);
  });

  it("is taken whole or not at all: each mistake is told with its line", async () => {
    const wrong = ["12,1,FL,true", "+13125550160,5,Florida,perhaps", "+13125550161,1,FL,,more", "+13125550162,,,", "3125550162,,,"];
    await expect(load("number,tier,state,sms_enabled", ...wrong)).rejects.toMatchObject({
      name: "NumbersFileError",
      message: [
        "line 2: number must be a telephone number",
        "line 3: tier must be 1 to 4",
        "line 3: state must be two letters of a state of the USA",
        "line 3: sms_enabled must be true or false",
        "line 4: there are more fields than columns",
        "line 6: +13125550162 is there twice",
      ].join("\n"),
    });
    expect(await stock("+1312555016")).toEqual([]);
  });

  it.each([
    [[""], "line 1 must name the columns: number"],
    [["tier,state", "1,FL"], "line 1 must name the columns: number"],
    [["number,colour"], 'line 1: "colour" is no column'],
    [["number,tier,tier"], "line 1: a column is there twice"],
    [["number", '"+1312'], "line 2: Quoted field unterminated"],
    [["number", ...Array.from({ length: 30 }, () => "x")], "line 21: number must be a telephone number\n…"],
  ])("is refused: %j", async (lines, message) => {
    await expect(load(...lines)).rejects.toThrow(message);
  });

  it("may be long", { timeout: 30_000 }, async () => {
    const numbers = Array.from({ length: 12_000 }, (_, index) => `+1313${String(2_000_000 + index)}`);
    expect(await load("number", ...numbers)).toEqual({ added: 12_000, changed: 0 });
  });
});

describe("fictitious numbers", () => {
  it("are twenty out of 555-01xx for each area code of a rate center, the dearer the easier to remember", () => {
    const numbers = fictitiousNumbers({ FL: { MIAMI: [305], "MIAMI BEACH": [305, 786] } });
    expect(numbers).toHaveLength(60);
    expect(numbers[0]).toEqual({ number: "+13055550100", tier: 4, state: "FL", rate_center: "MIAMI" });
    expect(numbers[20]).toEqual({ number: "+13055550120", tier: 2, state: "FL", rate_center: "MIAMI BEACH" });
    expect(numbers[22]).toMatchObject({ number: "+13055550122", tier: 3 });
    expect(numbers[41]).toMatchObject({ number: "+17865550101", tier: 1, rate_center: "MIAMI BEACH" });
    expect(new Set(numbers.map(({ number }) => number)).size).toBe(60);
  });

  it("are a hundred for an area code at most", () => {
    const centers = Object.fromEntries(["A", "B", "C", "D", "E", "F"].map((name) => [name, [305]]));
    expect(() => fictitiousNumbers({ FL: centers })).toThrow("305 is named by more than 5 rate centers");
  });
});
