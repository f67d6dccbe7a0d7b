// The doubles are typed against Electron's own declarations: its global namespace, and nothing of its code.
/// <reference types="electron" />
