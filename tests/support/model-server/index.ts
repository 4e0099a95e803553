/** What tests take of the model server. */
export { startModelServer, type ModelServer, type Seen } from './model-server.ts'
export { callOver } from './call-over.ts'
export { FAULTS, type Fault, type ModelKind, type Plan, type Reply } from './plan.ts'
