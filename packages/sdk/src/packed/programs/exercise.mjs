/**
 * What an application does with the SDK, the same in every runtime.
 *
 * @param doors - the modules of one copy of the package
 * @param host - the server
 * @returns what it found, fit for JSON
 */
export async function exercise({ sdk, index, utilities, config, logger, webhooks, testing }, host) {
  sdk.setMsHost(host);
  sdk.setMsAuthHost(host);
  return {
    dropIn: await dropIn(sdk.default),
    modern: await modern(sdk, host),
    doors: {
      host: index.getMsHost() === host,
      namespaces: index.default === sdk.default && index.Accounts === sdk.Accounts,
      helpers: utilities.default === sdk.Util && utilities.createUUID === sdk.Util.createUUID,
      config: config === sdk.Util.config,
      logger: logger.getInstance() === logger.default.getInstance(),
    },
    webhooks: await received(webhooks),
    testing: await faked(testing, sdk.default),
  };
}

async function dropIn({ Accounts, Oauth, Util }) {
  const { items } = await Accounts.listAccounts("T", 0, 2);
  const created = await Accounts.createAccount("T", { name: "ü", type: "Customer" });
  const error = await Accounts.getAccount("T", "missing").catch((thrown) => thrown);
  return {
    names: items.map(({ name }) => name),
    created,
    error: JSON.parse(JSON.stringify(error)),
    basic: Oauth.generateBasicToken("id", "secret"),
    uuid: Util.createUUID().length,
  };
}

async function modern({ Patchbay, Connection, AccountsApi, NotFoundError, PatchbayError }, host) {
  const patchbay = new Patchbay({ host, credentials: { clientId: "id", clientSecret: "secret" } });
  const names = [];
  for await (const { name } of patchbay.accounts.listAccounts({ limit: 2 })) names.push(name);
  const { status } = await patchbay.accounts.createAccount({ name: "n", type: "Customer" }).withResponse();
  const accounts = new AccountsApi(new Connection({ host, credentials: "T" }));
  const error = await accounts.getAccount({ account_uuid: "missing" }).catch((thrown) => thrown);
  const aborted = await accounts.listAccounts({}, { signal: AbortSignal.abort() }).catch((thrown) => thrown);
  return {
    names,
    status,
    error: { name: error.name, code: error.code, known: error instanceof NotFoundError && error instanceof PatchbayError },
    aborted: aborted.name,
  };
}

async function received({ signWebhook, verifyWebhook }) {
  const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  const { headers, body } = await signWebhook({ type: "sms.inbound", data: { content: "Hi" } }, secret);
  const event = await verifyWebhook(body, headers, secret);
  const refused = await verifyWebhook(`${body} `, headers, secret).catch(({ code }) => code);
  return { type: event.type, refused };
}

async function faked({ FakePatchbay }, { Accounts, getMsHost }) {
  const fake = new FakePatchbay();
  const { uuid } = await fake.client().accounts.createAccount({ name: "n", type: "Customer", parent_uuid: fake.account_uuid });
  const host = getMsHost();
  const restore = fake.install();
  const { name } = await Accounts.getAccount(fake.token, uuid);
  restore();
  return { name, calls: fake.calls().map(({ operation }) => operation), restored: getMsHost() === host };
}
