/** Asks for the code that few need: once, with the first who needs it. */
export const loadLater = (): Promise<typeof import('./more.js')> => import('./more.js');
