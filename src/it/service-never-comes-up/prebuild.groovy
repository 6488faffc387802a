int port = new ServerSocket(0).withCloseable { it.localPort }
new File(basedir, 'test.properties').text = "shop.port=${port}\n"
true
