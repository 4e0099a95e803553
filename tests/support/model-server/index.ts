/** What tests take of the model server. */
export { startModelServer, type ModelServer, type Seen } from './model-server.ts'
export { FAULTS, type Fault, type ModelKind, type Plan, type Reply } from './plan.ts'
export { answerOf } from './models/index.ts'
