/** Whether a value is an object with names, and no list. */
export const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Whether data has an id. */
export const hasId = (data: unknown): boolean => isObject(data) && typeof data['id'] === 'string'

/** Whether data holds a list under `name`. */
export const holds =
  (name: string) =>
  (data: unknown): boolean =>
    isObject(data) && Array.isArray(data[name])
