// Every door of both copies of the package, as ES modules.
import * as ownSdk from "@patchbay/sdk";
import ownConfig from "@patchbay/sdk/lib/config.js";
import * as ownIndex from "@patchbay/sdk/lib/index.js";
import * as ownLogger from "@patchbay/sdk/lib/node-logger.js";
import * as ownUtilities from "@patchbay/sdk/lib/utilities.js";
import * as ownTesting from "@patchbay/sdk/testing";
import * as ownWebhooks from "@patchbay/sdk/webhooks";
import * as oldSdk from "star2star-js-ms-sdk";
import oldConfig from "star2star-js-ms-sdk/lib/config.js";
import * as oldIndex from "star2star-js-ms-sdk/lib/index.js";
import * as oldLogger from "star2star-js-ms-sdk/lib/node-logger.js";
import * as oldUtilities from "star2star-js-ms-sdk/lib/utilities.js";
import * as oldTesting from "star2star-js-ms-sdk/testing";
import * as oldWebhooks from "star2star-js-ms-sdk/webhooks";
import { exercise } from "./exercise.mjs";

const own = {
  sdk: ownSdk,
  index: ownIndex,
  utilities: ownUtilities,
  config: ownConfig,
  logger: ownLogger,
  webhooks: ownWebhooks,
  testing: ownTesting,
};
const old = {
  sdk: oldSdk,
  index: oldIndex,
  utilities: oldUtilities,
  config: oldConfig,
  logger: oldLogger,
  webhooks: oldWebhooks,
  testing: oldTesting,
};

export async function exerciseBoth(host) {
  return { own: await exercise(own, host), old: await exercise(old, host) };
}
