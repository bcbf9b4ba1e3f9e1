/** The telephone network of the benchmark of texts, a process of its own: takes every text and tells at once that it has been delivered. */
import { receiptOf, Smsc } from "../packages/server/src/testing/smsc.ts";

const smsc = await Smsc.start();
smsc.judge = ({ id }) => ({ after: [receiptOf(id)] });
process.send?.(smsc.port);
