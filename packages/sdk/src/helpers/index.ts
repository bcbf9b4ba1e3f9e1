/** Functions that are more than their one request, built on the operations of the modern client. */
export {
  type ConversationMessagesOptions,
  type ConversationMessagesParams,
  type ConversationOrder,
  conversationMessages,
} from "./conversation.ts";
export { ReportFailedError, UndeliveredError, WaitTimeoutError, WorkflowFailedError } from "./errors.ts";
export { type SendSmsOptions, type SendSmsParams, type SentMessage, sendSmsAndWait, waitForReceipt } from "./receipt.ts";
export {
  type FinishedActivityReport,
  type FinishedUsageReport,
  type RunReportOptions,
  runActivityReportAndWait,
  runUsageReportAndWait,
} from "./reports.ts";
export { type StreamEvent, type StreamOptions, type StreamParams, streamEvents } from "./stream.ts";
export type { WaitOptions } from "./until.ts";
export { type UploadOptions, type UploadProgress, uploadLargeFile } from "./upload.ts";
export { type CompleteWorkflow, type RunWorkflowOptions, runWorkflowAndWait, waitForWorkflow } from "./workflow.ts";
