/// Files of the Resources folder, compiled into the binary.
public enum Resources {}
