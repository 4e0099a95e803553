/** A JSON Schema whose objects have no other properties than their own, which strict structured output asks for. */
type Schema = Record<string, unknown>

/** The schema with `additionalProperties: false` on every object. */
export function closedSchema(schema: Schema): Schema {
  const closed: Schema = schema.type === 'object' ? { ...schema, additionalProperties: false } : { ...schema }
  if (isSchema(schema.items)) closed.items = closedSchema(schema.items)
  if (isSchema(schema.properties))
    closed.properties = Object.fromEntries(
      Object.entries(schema.properties).map(([name, value]) => [name, isSchema(value) ? closedSchema(value) : value]),
    )
  return closed
}

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
