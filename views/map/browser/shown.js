// What may come after the map: work that nobody waits for must not take the frame in which the map appears.

/** Call when the picture of now stands on the screen: the second frame begins when the first is painted. */
export const whenShown = (call, later = 0) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(call, later)));
