import { type Static, Type } from "typebox";
import { toE164 } from "../../kernel/phone.ts";
import { seedSection } from "../../kernel/service.ts";
import { fictitiousNumbers } from "./fictitious.ts";
import { type Described, loadStock, toStock } from "./stock.ts";

const state = Type.String({ pattern: "^[A-Z]{2}$", description: "State of the USA, two letters." });
const SeedNumber = Type.Object(
  {
    number: Type.String({ maxLength: 64, description: "E.164, or as dialled in North America." }),
    tier: Type.Optional(Type.Integer({ minimum: 1, maximum: 4, description: "Price class; 1 unless said." })),
    state: Type.Optional(state),
    rate_center: Type.Optional(Type.String({ minLength: 1, maxLength: 64 })),
    sms_enabled: Type.Optional(Type.Boolean()),
    mms_enabled: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
);
const SeedStock = Type.Object(
  {
    provider: Type.Optional(Type.String({ minLength: 1, maxLength: 64, description: "Key of the carrier; `VI` unless said." })),
    network: Type.Optional(Type.String({ minLength: 1, maxLength: 64, description: "The provider unless said." })),
    numbers: Type.Optional(Type.Array(SeedNumber)),
    fictitious: Type.Optional(
      Type.Record(Type.String(), Type.Record(Type.String(), Type.Array(Type.Integer({ minimum: 200, maximum: 999 }))), {
        description:
          "Area codes by state and rate center. Each gives twenty numbers out of 555-0100 to 555-0199, which belong to nobody.",
      }),
    ),
  },
  { additionalProperties: false },
);

function described({ provider, network, numbers = [], fictitious = {} }: Static<typeof SeedStock>): Described[] {
  const real = numbers.map((entry) => {
    const number = toE164(entry.number);
    if (number === undefined) throw new Error(`${entry.number} is no telephone number`);
    return { ...entry, number };
  });
  return [...real, ...fictitiousNumbers(fictitious)].map((entry) => ({ ...entry, provider, network }));
}

/** `numbers`: what there is to be had, by carrier. */
export const numbersSeed = seedSection("numbers", Type.Array(SeedStock), async (tx, stocks) => {
  await loadStock(tx, stocks.flatMap(described).map(toStock));
});
