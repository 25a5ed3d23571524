pytest_plugins = ["tests.support.browser_plugin"]
