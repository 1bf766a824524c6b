/** An event that a listener can refuse, as Electron passes it. */
export interface HostEvent {
  readonly defaultPrevented: boolean;
  preventDefault(): void;
}

/** A new event with the given details on it. */
export function hostEvent<T extends object>(details: T): T & HostEvent {
  let prevented = false;
  return Object.defineProperties(
    { ...details },
    {
      defaultPrevented: { get: () => prevented },
      preventDefault: {
        value: () => {
          prevented = true;
        },
      },
    },
  ) as T & HostEvent;
}
