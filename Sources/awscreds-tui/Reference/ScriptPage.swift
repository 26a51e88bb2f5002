/// The word behind `help` that tells what scripts can rely on.
let scriptsTopic = "scripts"

func scriptPage() -> String { "" }
