import { expectTypeOf } from "expect-type";
import { test } from "vitest";
import type {
  FullResponse,
  List,
  ListCall,
  WorkflowCondition,
  WorkflowGroupMember,
  WorkflowHistory,
  WorkflowInstance,
  WorkflowState,
  WorkflowTemplate,
  WorkflowTemplateInput,
} from "../index.ts";
import { Patchbay, Workflow } from "../index.ts";

// What these tests say is checked by the compiler (tsconfig.test.json); running them only shows that the file loads.
const pb = new Patchbay({ host: "http://localhost" });
type Arguments<Function extends (...args: never[]) => unknown> = Readonly<Parameters<Function>>;

test("Workflow has the types of the table in both faces", () => {
  expectTypeOf(Workflow.createWorkflowTemplate).returns.resolves.toEqualTypeOf<WorkflowTemplate>();
  expectTypeOf(Workflow.getWorkflowTemplate).returns.resolves.toEqualTypeOf<WorkflowTemplate>();
  expectTypeOf(Workflow.startWorkflowFlat).returns.resolves.toEqualTypeOf<WorkflowInstance>();
  expectTypeOf(Workflow.execWorkflow).returns.resolves.toEqualTypeOf<FullResponse>();
  expectTypeOf(Workflow.searchWFHistory).returns.resolves.toEqualTypeOf<List<WorkflowHistory>>();
  expectTypeOf(Workflow.getWorkflowGroupChildren).returns.resolves.toEqualTypeOf<WorkflowGroupMember[]>();
  expectTypeOf<ReturnType<typeof pb.workflow.getWfTemplateHistory>>().toEqualTypeOf<ListCall<WorkflowHistory>>();
  expectTypeOf(pb.workflow.startWorkflow).returns.resolves.toEqualTypeOf<WorkflowInstance>();
  expectTypeOf(pb.workflow.execWorkflow).returns.resolves.toEqualTypeOf<unknown>();
});

test("a template can be written down, and one that was read can be sent back", () => {
  const template: WorkflowTemplateInput = {
    name: "Order check",
    states: [
      { name: "Begin", type: "start", trigger: { type: "form", form_uuid: "f" } },
      {
        name: "Large?",
        type: "decision",
        decision: { rules: {}, data: { a: "$price.sum" }, true_transition_name: "t", false_transition_name: "f" },
      },
      { name: "Done", type: "finish" },
    ],
    transitions: [
      {
        name: "add",
        start_state: "Begin",
        next_state: "Large?",
        timeout: "0",
        condition: {
          type: "lambda",
          data: {
            lambda_condition: {
              function_name: "sumnumbers",
              parameters: "^order",
              result: [
                { source: "constant", name: "currency", path: { code: "EUR" } },
                { source: "result", name: "total", path: "sum" },
              ],
            },
            wait_condition: {},
          },
        },
      },
      { name: "t", start_state: "Large?", next_state: "Done", condition: {}, next_timeout_state: 30_000 },
      { name: "f", start_state: "Large?", next_state: "Done", conditions: [] },
    ],
  };
  expectTypeOf(template).toExtend<Parameters<typeof Workflow.createWorkflowTemplate>[1]>();
  expectTypeOf<WorkflowTemplate>().toExtend<Parameters<typeof Workflow.modifyWorkflowTemplate>[2]>();
  expectTypeOf<WorkflowTemplate & { template_uuid: string }>().toExtend<Parameters<typeof pb.workflow.modifyWorkflowTemplate>[0]>();
});

test("conditions and states are told by their type", () => {
  const said = (condition: WorkflowCondition, state: WorkflowState) => {
    if (condition.type === "lambda") return condition.data.lambda_condition.function_name;
    if (condition.type === "wait") return condition.data.wait_condition.wait_value;
    return state.type === "decision" ? state.decision.true_transition_name : undefined;
  };
  expectTypeOf(said).returns.toEqualTypeOf<string | number | undefined>();
  expectTypeOf<Record<never, never>>().toExtend<WorkflowCondition>();
});

test("wrong calls of Workflow do not compile", () => {
  expectTypeOf<{ type: "dream"; data: object }>().not.toExtend<WorkflowCondition>();
  expectTypeOf<{ type: "lambda"; data: { wait_condition: { wait_value: 1 } } }>().not.toExtend<WorkflowCondition>();
  expectTypeOf<{ name: "a"; type: "end" }>().not.toExtend<WorkflowTemplateInput["states"][number]>();
  expectTypeOf<[string, string]>().not.toExtend<Arguments<typeof Workflow.startWorkflow>>();
  expectTypeOf<[string, string, unknown[]]>().not.toExtend<Arguments<typeof Workflow.startWorkflowFlat>>();
  expectTypeOf<[string, string, boolean]>().not.toExtend<Arguments<typeof Workflow.getWfInstanceHistory>>();
  expectTypeOf<[string, string, "done", object]>().not.toExtend<Arguments<typeof Workflow.updateWorkflowGroup>>();
  expectTypeOf<[string, string]>().not.toExtend<Arguments<typeof Workflow.deleteWorkflowTemplate>>();
  expectTypeOf<{ input_vars: object }>().not.toExtend<Parameters<typeof pb.workflow.startWorkflow>[0]>();
});
