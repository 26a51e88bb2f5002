import CMemory

/// How the process takes memory from the system.
public enum ProcessMemory {
  /// From now on what is large goes back to the system as soon as it is free.
  ///
  /// To be called once the program is up: a start is quicker when it keeps what it has.
  public static func settle() { memory_settle() }

  /// Gives back what lies unused, where that is much; for a thread that nobody waits for.
  static func release() { memory_release() }
}
