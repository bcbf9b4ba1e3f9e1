/** The small world in which the tests of the services play: a tree of accounts and people in it. */

const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, "0")}`;

export const password = "correct horse battery staple";

export const world = {
  /** Accounts by name. `customerA` and `customerB` are siblings; `locationA` is a child of `customerA`. */
  accounts: {
    root: id(1),
    reseller: id(2),
    customerA: id(3),
    customerB: id(4),
    locationA: id(5),
    suspended: id(6),
    reseller2: id(7),
  },
  /** People: administrators of the accounts, and plain users. */
  users: {
    root: id(101),
    reseller: id(102),
    adminA: id(103),
    userA: id(104),
    adminB: id(105),
    userB: id(106),
    locationA: id(107),
    suspended: id(108),
    reseller2: id(109),
  },
} as const;

export type UserName = keyof typeof world.users;

/** Which account each person belongs to. */
export const homes: Readonly<Record<UserName, keyof typeof world.accounts>> = {
  root: "root",
  reseller: "reseller",
  adminA: "customerA",
  userA: "customerA",
  adminB: "customerB",
  userB: "customerB",
  locationA: "locationA",
  suspended: "suspended",
  reseller2: "reseller2",
};

const plainUsers: readonly UserName[] = ["userA", "userB"];

function account(name: keyof typeof world.accounts, type: string, parent?: keyof typeof world.accounts, status = "Active") {
  const number = String(100 + Object.keys(world.accounts).indexOf(name));
  return {
    uuid: world.accounts[name],
    name,
    number,
    type,
    status,
    ...(parent === undefined ? {} : { parent: world.accounts[parent] }),
  };
}

function person(name: UserName) {
  return {
    uuid: world.users[name],
    account: world.accounts[homes[name]],
    username: `${name.toLowerCase()}@example.com`,
    email: `${name.toLowerCase()}@example.com`,
    password,
    first_name: name,
    last_name: "Tester",
    type: "user",
    groups: [plainUsers.includes(name) ? "user" : "admin"],
  };
}

/** The client of the world: every grant, confidential. */
export const client = { uuid: id(201), public_id: "test-client", secret: "test-client-secret-of-sufficient-length" } as const;

/** The seed that makes the world. */
export const worldSeed = {
  accounts: [
    account("root", "MasterReseller"),
    account("reseller", "Reseller", "root"),
    account("customerA", "Customer", "reseller"),
    account("customerB", "Customer", "reseller"),
    account("locationA", "Location", "customerA"),
    account("suspended", "Customer", "reseller", "Inactive"),
    account("reseller2", "Reseller", "root"),
  ],
  identities: (Object.keys(world.users) as UserName[]).map(person),
  numbers: [
    {
      fictitious: {
        FL: { MIAMI: [305, 786], "FORT MYERS": [239] },
        AL: { BIRMINGHAM: [205] },
        TX: { DALLAS: [214, 972], HOUSTON: [713, 832] },
      },
    },
    { provider: "other", network: "NET2", numbers: [{ number: "6465550100", state: "NY", rate_center: "New York" }] },
  ],
  brands: [
    {
      ...{ account: world.accounts.reseller, brand_name: "Reseller", legal_name: "Reseller, Inc.", e_i_n: "123456789" },
      ...{ organization_type: "PRIVATE_PROFIT", vertical: "TECHNOLOGY", registration_country: "US", address: "1 Main Street" },
      ...{ city: "Sarasota", state: "FL", postal_code: "34236", email_address: "r@example.com", phone_number: "9415550100" },
    },
  ],
  oauth_clients: [
    {
      ...client,
      name: "Test client",
      account: world.accounts.root,
      app_user: world.users.root,
      grant_types: ["password", "refresh_token", "client_credentials"],
      scope: ["default"],
    },
  ],
};
