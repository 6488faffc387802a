// A port that was free a moment ago and that nobody listens on.
int port = new ServerSocket(0).withCloseable { it.localPort }
new File(basedir, 'test.properties').text = "shop.port=${port}\n"
true
