/** Numbers of SMPP 3.4 (SMPP Developers Forum, issue 1.2) that the adapter speaks. */

/** Command ids, section 5.1.2.1. An answer has the same id with the highest bit set. */
export const command = {
  genericNack: 0x80000000,
  bindReceiver: 0x00000001,
  bindTransmitter: 0x00000002,
  submitSm: 0x00000004,
  deliverSm: 0x00000005,
  unbind: 0x00000006,
  bindTransceiver: 0x00000009,
  enquireLink: 0x00000015,
  dataSm: 0x00000103,
} as const;

const answerBit = 0x80000000;

/** Whether a command answers another one. */
export function isAnswer(id: number): boolean {
  return id >= answerBit;
}

/** The id of the answer to a command. */
export function answerTo(id: number): number {
  return (id | answerBit) >>> 0;
}

/** Optional parameters, section 5.3.2. */
export const tag = {
  receiptedMessageId: 0x001e,
  sarReference: 0x020c,
  sarTotal: 0x020e,
  sarNumber: 0x020f,
  scInterfaceVersion: 0x0210,
  messagePayload: 0x0424,
  messageState: 0x0427,
} as const;

/** Command status, section 5.1.3. */
export const status = {
  ok: 0x00,
  invalidCommandLength: 0x02,
  invalidCommandId: 0x03,
  incorrectBindStatus: 0x04,
  alreadyBound: 0x05,
  systemError: 0x08,
  bindFailed: 0x0d,
  invalidPassword: 0x0e,
  queueFull: 0x14,
  submitFailed: 0x45,
  throttled: 0x58,
  temporaryApplicationError: 0x64,
  invalidOptionalParameters: 0xc0,
  unknown: 0xff,
} as const;

const statusNames: Readonly<Record<number, string>> = {
  1: "ESME_RINVMSGLEN",
  2: "ESME_RINVCMDLEN",
  3: "ESME_RINVCMDID",
  4: "ESME_RINVBNDSTS",
  5: "ESME_RALYBND",
  6: "ESME_RINVPRTFLG",
  7: "ESME_RINVREGDLVFLG",
  8: "ESME_RSYSERR",
  10: "ESME_RINVSRCADR",
  11: "ESME_RINVDSTADR",
  12: "ESME_RINVMSGID",
  13: "ESME_RBINDFAIL",
  14: "ESME_RINVPASWD",
  15: "ESME_RINVSYSID",
  20: "ESME_RMSGQFUL",
  21: "ESME_RINVSERTYP",
  67: "ESME_RINVESMCLASS",
  69: "ESME_RSUBMITFAIL",
  72: "ESME_RINVSRCTON",
  73: "ESME_RINVSRCNPI",
  80: "ESME_RINVDSTTON",
  81: "ESME_RINVDSTNPI",
  83: "ESME_RINVSYSTYP",
  88: "ESME_RTHROTTLED",
  97: "ESME_RINVSCHED",
  98: "ESME_RINVEXPIRY",
  100: "ESME_RX_T_APPN",
  101: "ESME_RX_P_APPN",
  102: "ESME_RX_R_APPN",
  192: "ESME_RINVOPTPARSTREAM",
  194: "ESME_RINVPARLEN",
  195: "ESME_RMISSINGOPTPARAM",
  196: "ESME_RINVOPTPARAMVAL",
  254: "ESME_RDELIVERYFAILURE",
  255: "ESME_RUNKNOWNERR",
};

/** The name of a command status in the specification, or its number: carriers have codes of their own (0x400 and above). */
export function statusName(code: number): string {
  return statusNames[code] ?? `0x${code.toString(16).padStart(8, "0")}`;
}

/** Numbering of esm_class, section 5.2.12. */
export const esmClass = { receipt: 0x04, typeMask: 0x3c, hasHeader: 0x40 } as const;

/** Values of data_coding, section 5.2.19. The default alphabet is the SMSC's: nearly everywhere GSM 03.38, an octet a character. */
export const dataCoding = { smscDefault: 0x00, ascii: 0x01, binary: 0x02, latin1: 0x03, binary8: 0x04, ucs2: 0x08 } as const;

/** Type of number and numbering plan, sections 5.2.5 and 5.2.6. */
export const numbering = {
  unknown: { ton: 0, npi: 0 },
  international: { ton: 1, npi: 1 },
} as const;
